package dev.ordinal.workload;

/** The two kinds that one engine orchestrates; each has one small adapter. */
public enum WorkloadKind {
    ORDINAL_SET("OrdinalSet", "apps.ordinal.dev/v1"),
    STATEFUL_SET("StatefulSet", "apps/v1");

    private final String kind;
    private final String apiVersion;

    WorkloadKind(String kind, String apiVersion) {
        this.kind = kind;
        this.apiVersion = apiVersion;
    }

    /** As in a manifest's {@code kind}. */
    public String kind() {
        return kind;
    }

    /** As in a manifest's {@code apiVersion}. */
    public String apiVersion() {
        return apiVersion;
    }
}
