package dev.ordinal.cluster;

/** A resource of the Kubernetes API, as its paths name it. The ones that Ordinal reads and writes are constants here. */
public record Resource(String group, String version, String plural, String kind, boolean namespaced) {
    public static final Resource ORDINAL_SETS = apps("apps.ordinal.dev", "ordinalsets", "OrdinalSet");
    public static final Resource STATEFUL_SETS = apps("apps", "statefulsets", "StatefulSet");
    public static final Resource REVISIONS = apps("apps", "controllerrevisions", "ControllerRevision");
    public static final Resource PODS = core("pods", "Pod");
    public static final Resource CLAIMS = core("persistentvolumeclaims", "PersistentVolumeClaim");
    public static final Resource SERVICES = core("services", "Service");
    public static final Resource CONFIG_MAPS = core("configmaps", "ConfigMap");
    public static final Resource SECRETS = core("secrets", "Secret");
    public static final Resource SERVICE_ACCOUNTS = core("serviceaccounts", "ServiceAccount");
    public static final Resource EVENTS = core("events", "Event");
    public static final Resource NAMESPACES = new Resource("", "v1", "namespaces", "Namespace", false);
    public static final Resource NODES = new Resource("", "v1", "nodes", "Node", false);
    public static final Resource QUOTAS = core("resourcequotas", "ResourceQuota");
    public static final Resource LIMIT_RANGES = core("limitranges", "LimitRange");
    public static final Resource LEASES = apps("coordination.k8s.io", "leases", "Lease");
    public static final Resource BUDGETS = apps("policy", "poddisruptionbudgets", "PodDisruptionBudget");
    public static final Resource STORAGE_CLASSES =
            new Resource("storage.k8s.io", "v1", "storageclasses", "StorageClass", false);

    /** What pods use at the moment; only there where somebody measures it. */
    public static final Resource POD_METRICS = new Resource("metrics.k8s.io", "v1beta1", "pods", "PodMetrics", true);

    private static Resource apps(String group, String plural, String kind) {
        return new Resource(group, "v1", plural, kind, true);
    }

    private static Resource core(String plural, String kind) {
        return new Resource("", "v1", plural, kind, true);
    }

    /** As in a manifest's {@code apiVersion}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** One object of this resource; the namespace is ignored where there is none. */
    public ObjectRef at(String namespace, String name) {
        return new ObjectRef(this, namespaced ? namespace : "", name, "");
    }
}
