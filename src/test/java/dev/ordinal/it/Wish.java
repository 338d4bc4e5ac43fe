package dev.ordinal.it;

/** A workload that a test asks for, written as a person would: with a claim per pod and a headless Service by name. */
record Wish(Kind kind, String name, String storageClass) {

    /** Both kinds have the same spec. */
    enum Kind {
        OrdinalSet("apps.ordinal.dev/v1", "ordinalsets"),
        StatefulSet("apps/v1", "statefulsets");

        private final String apiVersion;
        private final String plural;

        Kind(String apiVersion, String plural) {
            this.apiVersion = apiVersion;
            this.plural = plural;
        }

        String path(String namespace) {
            return "/apis/" + apiVersion + "/namespaces/" + namespace + "/" + plural;
        }

        /** As kubectl takes it. */
        String resource() {
            return plural;
        }
    }

    String yaml(int replicas) {
        return yaml("replicas: " + replicas);
    }

    /** Says nothing of how many. */
    String yaml() {
        return yaml("revisionHistoryLimit: 5");
    }

    private String yaml(String line) {
        return """
                apiVersion: %1$s
                kind: %2$s
                metadata:
                  name: %3$s
                  labels: {app: %3$s}
                spec:
                  %4$s
                  serviceName: %3$s
                  selector: {matchLabels: {app: %3$s}}
                  template:
                    metadata:
                      labels: {app: %3$s}
                      annotations:
                        embedded.ordinal.dev/pull: 10ms
                        embedded.ordinal.dev/start: 10ms
                        embedded.ordinal.dev/ready: 30ms
                        embedded.ordinal.dev/stop: 30ms
                    spec:
                      terminationGracePeriodSeconds: 5
                      containers:
                        - name: main
                          image: registry.example/%3$s:1
                          ports: [{containerPort: 8080, name: http}]
                          volumeMounts: [{name: data, mountPath: /data}]
                  volumeClaimTemplates:
                    - metadata: {name: data}
                      spec:
                        accessModes: [ReadWriteOnce]
                        storageClassName: %5$s
                        resources: {requests: {storage: 1Gi}}
                """.formatted(kind.apiVersion, kind, name, line, storageClass);
    }
}
