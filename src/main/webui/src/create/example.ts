/** A small workload to begin with. */
export const EXAMPLE = `apiVersion: apps.ordinal.dev/v1
kind: OrdinalSet
metadata:
  name: web
spec:
  replicas: 3
  serviceName: web
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: nginx:1.29
          ports: [{containerPort: 80, name: http}]
`
