package dev.ordinal.workload;

import java.util.NavigableMap;

/** Names a workload: the only thing that travels in queues. One name is one workload, whatever its kind. */
public record WorkloadKey(String namespace, String name) implements Comparable<WorkloadKey> {

    /** Reads {@code namespace/name}, the form of a message's subject and key. */
    public static WorkloadKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash <= 0 || slash == text.length() - 1 || text.indexOf('/', slash + 1) >= 0) {
            throw new IllegalArgumentException("expected namespace/name, not '" + text + "'");
        }
        return new WorkloadKey(text.substring(0, slash), text.substring(slash + 1));
    }

    /** The part of a map that lies in a namespace, or all of it if that is empty; nothing else is walked. */
    public static <V> NavigableMap<WorkloadKey, V> within(NavigableMap<WorkloadKey, V> all, String namespace) {
        return namespace.isEmpty()
                ? all
                : all.subMap(new WorkloadKey(namespace, ""), true, new WorkloadKey(namespace + '\0', ""), false);
    }

    /** By hand, as every turn asks it of many: a record's own is a chain of method handles that only the optimising compiler inlines. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof WorkloadKey key && name.equals(key.name) && namespace.equals(key.namespace));
    }

    @Override
    public int hashCode() {
        return 31 * namespace.hashCode() + name.hashCode();
    }

    @Override
    public int compareTo(WorkloadKey other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
