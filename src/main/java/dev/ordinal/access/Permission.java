package dev.ordinal.access;

/** What each door asks for, in the words of Kubernetes' RBAC: a verb on the workload's resource, or on a subresource of it. */
public enum Permission {
    /** Both list routes. */
    LIST("list", ""),
    /** One workload. */
    GET("get", ""),
    /** The event stream. */
    STREAM("watch", ""),
    /** POST, and {@code create} events. */
    CREATE("create", ""),
    /** PUT, and {@code apply} events. */
    APPLY("patch", ""),
    /** {@code update} events. */
    UPDATE("update", ""),
    DELETE("delete", ""),
    READ_SCALE("get", "scale"),
    /** PUT on scale, and {@code scale} events. */
    SCALE("update", "scale");

    private final String verb;
    private final String subresource;

    Permission(String verb, String subresource) {
        this.verb = verb;
        this.subresource = subresource;
    }

    public String verb() {
        return verb;
    }

    /** Empty for the workload itself. */
    public String subresource() {
        return subresource;
    }
}
