package dev.ordinal.access;

/** What each door asks for, in the words of Kubernetes' RBAC. Workloads are OrdinalSets and StatefulSets alike. */
public enum Permission {
    LIST("list", Words.WORKLOADS),
    GET("get", Words.WORKLOADS),
    /** The event stream. */
    STREAM("watch", Words.WORKLOADS),
    CREATE("create", Words.WORKLOADS),
    /** {@code update} events: what exists is replaced. */
    UPDATE("update", Words.WORKLOADS),
    /** Apply, patch, and what is asked of a rollout. */
    PATCH("patch", Words.WORKLOADS),
    DELETE("delete", Words.WORKLOADS),
    READ_SCALE("get", Words.WORKLOADS + "/scale"),
    SCALE("update", Words.WORKLOADS + "/scale"),
    LIST_REVISIONS("list", "controllerrevisions"),
    LIST_CLAIMS("list", "persistentvolumeclaims"),
    LIST_EVENTS("list", "events"),
    LIST_SERVICES("list", "services"),
    GET_SERVICE("get", "services"),
    PATCH_SERVICE("patch", "services"),
    DELETE_POD("delete", "pods"),
    READ_LOGS("get", "pods/log"),
    /** What pods use: of the API group metrics.k8s.io. */
    LIST_METRICS("list", "pods.metrics.k8s.io"),
    LIST_CONFIG_MAPS("list", "configmaps"),
    GET_CONFIG_MAP("get", "configmaps"),
    LIST_SECRETS("list", "secrets"),
    CREATE_SECRET("create", "secrets"),
    LIST_NAMESPACES("list", "namespaces"),
    GET_NAMESPACE("get", "namespaces"),
    LIST_NODES("list", "nodes"),
    LIST_STORAGE_CLASSES("list", "storageclasses"),
    LIST_LETTERS("list", Words.LETTERS),
    /** Whole: whatever anybody sent. */
    GET_LETTER("get", Words.LETTERS),
    REPLAY_LETTER("create", Words.LETTERS + "/replay"),
    DISCARD_LETTER("delete", Words.LETTERS),
    /** Everybody may ask what they may. */
    ASK("create", "selfsubjectaccessreviews");

    private final String verb;
    private final String resource;

    Permission(String verb, String resource) {
        this.verb = verb;
        this.resource = resource;
    }

    public String verb() {
        return verb;
    }

    /** In the plural; a subresource after a slash, a group after a dot where another one has the same. */
    public String resource() {
        return resource;
    }

    @Override
    public String toString() {
        return verb + " " + resource;
    }

    /** A constant of an enum can't name one of its own fields. */
    private static final class Words {
        static final String WORKLOADS = "workloads";
        /** No kind that the cluster serves: a role names it all the same. */
        static final String LETTERS = "deadletters.apps.ordinal.dev";
    }
}
