package dev.ordinal.subscribers;

import dev.ordinal.status.StatusEvent;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadStatus;
import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which events a subscriber wants.
 *
 * @param namespace empty for all
 * @param workload name within the namespace; empty for all
 * @param types of live events; a snapshot comes whatever they are
 */
record Filter(String namespace, String workload, Set<StatusEvent.Type> types) {
    static final Set<String> PARAMETERS = Set.of("namespace", "workload", "type", "lastEventId");

    /** The scope of those who want all workloads. */
    static final WorkloadKey EVERYTHING = new WorkloadKey("", "");

    Filter {
        types = Set.copyOf(types);
    }

    static Filter of(MultiMap parameters) {
        Asked.only(parameters, PARAMETERS);
        String namespace = Asked.namespace(Asked.one(parameters, "namespace"));
        String workload = Asked.one(parameters, "workload");
        Set<StatusEvent.Type> types = types(parameters);
        if (workload.contains("/")) {
            WorkloadKey key = key(workload);
            if (!namespace.isEmpty() && !namespace.equals(key.namespace())) {
                throw Asked.malformed("workload '" + workload + "' is not in namespace '" + namespace + "'");
            }
            return new Filter(key.namespace(), key.name(), types);
        }
        if (!workload.isEmpty() && namespace.isEmpty()) {
            throw Asked.malformed("workload takes namespace/name, or a name beside the parameter namespace");
        }
        return new Filter(namespace, workload, types);
    }

    /** The workload; without a name, its whole namespace; without that, {@link #EVERYTHING}. */
    WorkloadKey scope() {
        return new WorkloadKey(namespace, workload);
    }

    boolean accepts(StatusEvent event) {
        return types.contains(event.type()) && accepts(event.status());
    }

    boolean accepts(WorkloadStatus status) {
        return (namespace.isEmpty() || status.key().namespace().equals(namespace))
                && (workload.isEmpty() || status.key().name().equals(workload));
    }

    private static WorkloadKey key(String workload) {
        try {
            return WorkloadKey.parse(workload);
        } catch (IllegalArgumentException e) {
            throw Asked.malformed("workload: " + e.getMessage());
        }
    }

    private static Set<StatusEvent.Type> types(MultiMap parameters) {
        Set<StatusEvent.Type> types = EnumSet.noneOf(StatusEvent.Type.class);
        for (String values : parameters.getAll("type")) {
            for (String value : values.split(",", -1)) {
                types.add(type(value.strip()));
            }
        }
        return types.isEmpty() ? EnumSet.allOf(StatusEvent.Type.class) : types;
    }

    private static StatusEvent.Type type(String text) {
        return Arrays.stream(StatusEvent.Type.values())
                .filter(type -> type.text().equals(text))
                .findFirst()
                .orElseThrow(() -> Asked.malformed("unknown event type '" + text + "'; accepted: " + all()));
    }

    private static String all() {
        return Arrays.stream(StatusEvent.Type.values())
                .map(StatusEvent.Type::text)
                .collect(Collectors.joining(", "));
    }
}
