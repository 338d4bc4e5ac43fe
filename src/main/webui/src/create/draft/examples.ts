import { EXAMPLE } from '../example'

/** An empty form: what every workload has, without names. */
export const NOTHING = `apiVersion: v1
kind: Service
metadata:
  name: ""
spec:
  clusterIP: None
  selector:
    app: ""
---
apiVersion: apps.ordinal.dev/v1
kind: OrdinalSet
metadata:
  name: ""
  labels:
    app: ""
spec:
  replicas: 1
  serviceName: ""
  selector:
    matchLabels:
      app: ""
  template:
    metadata:
      labels:
        app: ""
    spec:
      containers:
        - name: main
          image: ""
`

const WEB = `# Web servers that all answer alike: any of them may go.
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  clusterIP: None
  selector: {app: web}
  ports: [{name: http, port: 80}]
---
${EXAMPLE}          resources:
            requests: {cpu: 50m, memory: 64Mi}
            limits: {memory: 128Mi}
          readinessProbe:
            httpGet: {path: /, port: http}
`

const DATABASE = `# The pods find each other by name before they are ready: they have to join first.
apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  clusterIP: None
  publishNotReadyAddresses: true
  selector: {app: db}
  ports: [{name: postgres, port: 5432}]
---
apiVersion: apps.ordinal.dev/v1
kind: OrdinalSet
metadata:
  name: db
  labels: {app: db}
spec:
  replicas: 3
  serviceName: db
  minReadySeconds: 10 # a replica that falls over at once doesn't count
  selector:
    matchLabels: {app: db}
  template:
    metadata:
      labels: {app: db}
    spec:
      terminationGracePeriodSeconds: 60
      containers:
        - name: postgres
          image: postgres:17.6
          ports: [{containerPort: 5432, name: postgres}]
          env:
            - name: PGDATA
              value: /var/lib/postgresql/data/pgdata
            - name: POSTGRES_PASSWORD
              valueFrom:
                secretKeyRef: {name: db-login, key: password} # has to exist
          resources:
            requests: {cpu: 250m, memory: 512Mi}
            limits: {memory: 1Gi}
          readinessProbe:
            exec: {command: [pg_isready, -U, postgres]}
            periodSeconds: 5
          volumeMounts:
            - {name: data, mountPath: /var/lib/postgresql/data}
  volumeClaimTemplates:
    - metadata: {name: data}
      spec:
        accessModes: [ReadWriteOnce]
        resources: {requests: {storage: 10Gi}}
`

const BROKER = `# Each broker keeps its queue on a disk of its own, and is updated one after the other, the highest first.
apiVersion: v1
kind: Service
metadata:
  name: mq
spec:
  clusterIP: None
  publishNotReadyAddresses: true
  selector: {app: mq}
  ports:
    - {name: amqp, port: 5672}
    - {name: cluster, port: 25672}
---
apiVersion: apps.ordinal.dev/v1
kind: OrdinalSet
metadata:
  name: mq
  labels: {app: mq}
spec:
  replicas: 3
  serviceName: mq
  podManagementPolicy: Parallel # they wait for each other: all of them start at once
  updateStrategy:
    type: RollingUpdate
    rollingUpdate: {partition: 0}
  selector:
    matchLabels: {app: mq}
  template:
    metadata:
      labels: {app: mq}
    spec:
      terminationGracePeriodSeconds: 120
      containers:
        - name: rabbitmq
          image: rabbitmq:4.1
          ports:
            - {containerPort: 5672, name: amqp}
            - {containerPort: 25672, name: cluster}
          env:
            - name: RABBITMQ_USE_LONGNAME
              value: "true"
          resources:
            requests: {cpu: 200m, memory: 512Mi}
            limits: {memory: 1Gi}
          readinessProbe:
            tcpSocket: {port: amqp}
          lifecycle:
            preStop:
              exec: {command: [rabbitmq-upgrade, drain]}
          volumeMounts:
            - {name: data, mountPath: /var/lib/rabbitmq}
  volumeClaimTemplates:
    - metadata: {name: data}
      spec:
        accessModes: [ReadWriteOnce]
        resources: {requests: {storage: 5Gi}}
`

/** What people most often begin with. */
export const EXAMPLES = { web: WEB, database: DATABASE, broker: BROKER } as const
export type Example = keyof typeof EXAMPLES
