package dev.ordinal.e2e;

/**
 * An OrdinalSet with its headless Service, as a person would write it.
 *
 * @param container its one container but for its name, in YAML
 * @param claim where a claim of its own is mounted; empty for none
 * @param pod more of the pods' spec, in YAML
 */
record Manifest(String name, int replicas, String container, String claim, String pod) {

    static Manifest of(String name, int replicas, String container) {
        return new Manifest(name, replicas, container, "", "");
    }

    Manifest container(String other) {
        return new Manifest(name, replicas, other, claim, pod);
    }

    Manifest claim(String path) {
        return new Manifest(name, replicas, container, path, pod);
    }

    Manifest pod(String more) {
        return new Manifest(name, replicas, container, claim, more);
    }

    String yaml() {
        return """
                apiVersion: v1
                kind: Service
                metadata: {name: %1$s}
                spec: {clusterIP: None, selector: {app: %1$s}}
                ---
                apiVersion: apps.ordinal.dev/v1
                kind: OrdinalSet
                metadata: {name: %1$s}
                spec:
                  serviceName: %1$s
                  replicas: %2$d
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec:
                      terminationGracePeriodSeconds: 2
                %3$s
                      containers:
                        - name: main
                %4$s
                %5$s
                """.formatted(name, replicas, at(6, pod), at(10, container + mount()), claims());
    }

    private static String at(int indent, String yaml) {
        return yaml.indent(indent).stripTrailing();
    }

    private String mount() {
        return claim.isEmpty() ? "" : "volumeMounts: [{name: data, mountPath: " + claim + "}]\n";
    }

    private String claims() {
        return claim.isEmpty() ? "" : at(2, """
                volumeClaimTemplates:
                  - metadata: {name: data}
                    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                """);
    }
}
