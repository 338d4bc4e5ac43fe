/** What a new file begins with. */
export const BEGINNINGS: Record<string, string> = {
  OrdinalSet: `apiVersion: apps.ordinal.dev/v1
kind: OrdinalSet
metadata:
  name: web
spec:
  replicas: 3
  serviceName: web
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: nginx:1.29
          ports:
            - containerPort: 80
              name: http
`,
  Service: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  clusterIP: None
  selector:
    app: web
  ports:
    - name: http
      port: 80
`,
  ConfigMap: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  key: value
`,
  ServiceAccount: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
`,
  PodDisruptionBudget: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: web
`,
}
