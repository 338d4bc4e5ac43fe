package dev.ordinal.requests.codec;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds that a manifest may hold: one workload, and what it needs beside it. */
enum Accepted {
    ORDINAL_SET("apps.ordinal.dev/v1", "OrdinalSet", true, true),
    STATEFUL_SET("apps/v1", "StatefulSet", true, true),
    SERVICE("v1", "Service", false, true),
    CONFIG_MAP("v1", "ConfigMap", false, true),
    POD_DISRUPTION_BUDGET("policy/v1", "PodDisruptionBudget", false, true),
    STORAGE_CLASS("storage.k8s.io/v1", "StorageClass", false, false),
    SERVICE_ACCOUNT("v1", "ServiceAccount", false, true);

    static final String WORKLOADS = "an OrdinalSet (apps.ordinal.dev/v1) or a StatefulSet (apps/v1)";

    private final String apiVersion;
    private final String kind;
    private final boolean workload;
    private final boolean namespaced;

    Accepted(String apiVersion, String kind, boolean workload, boolean namespaced) {
        this.apiVersion = apiVersion;
        this.kind = kind;
        this.workload = workload;
        this.namespaced = namespaced;
    }

    static Optional<Accepted> ofKind(String kind) {
        return Arrays.stream(values()).filter(each -> each.kind.equals(kind)).findFirst();
    }

    static String all() {
        return Arrays.stream(values())
                .map(each -> each.kind + " (" + each.apiVersion + ")")
                .collect(Collectors.joining(", "));
    }

    String apiVersion() {
        return apiVersion;
    }

    String kind() {
        return kind;
    }

    boolean workload() {
        return workload;
    }

    boolean namespaced() {
        return namespaced;
    }
}
