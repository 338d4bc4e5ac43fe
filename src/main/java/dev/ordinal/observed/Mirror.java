package dev.ordinal.observed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Reflector;
import dev.ordinal.workload.WorkloadKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * All objects of one resource, reduced to what is needed of them, in groups. Thread-safe: the watch writes, turns read.
 *
 * @param <T> what is kept of an object
 */
final class Mirror<T> implements Reflector.Mirror {
    private final Function<ObjectNode, List<Entry<T>>> reduce;
    private final Consumer<WorkloadKey> changed;
    private final Map<WorkloadKey, Map<String, T>> groups = new HashMap<>();
    private final Map<String, List<WorkloadKey>> places = new HashMap<>();
    private long version = -1;
    private long listed;

    /**
     * @param reduce what to keep of an object, once for each group that it concerns
     * @param changed is told each group in which something changed
     */
    Mirror(Function<ObjectNode, List<Entry<T>>> reduce, Consumer<WorkloadKey> changed) {
        this.reduce = reduce;
        this.changed = changed;
    }

    /** One object: the group it belongs to, its name, and what is kept. */
    record Entry<T>(WorkloadKey group, String name, T kept) {}

    synchronized Collection<T> group(WorkloadKey key) {
        return List.copyOf(groups.getOrDefault(key, Map.of()).values());
    }

    synchronized Optional<T> find(WorkloadKey group, String name) {
        return Optional.ofNullable(groups.getOrDefault(group, Map.of()).get(name));
    }

    /** The newest resourceVersion seen; -1 before the first list. */
    synchronized long version() {
        return version;
    }

    synchronized long listed() {
        return listed;
    }

    @Override
    public void replace(List<ObjectNode> objects, String at) {
        Set<WorkloadKey> touched;
        synchronized (this) {
            touched = new HashSet<>(groups.keySet());
            groups.clear();
            places.clear();
            objects.forEach(object -> touched.addAll(keep(object)));
            version = Long.parseLong(at);
            listed++;
        }
        touched.forEach(changed);
    }

    @Override
    public void put(ObjectNode object, String at) {
        Set<WorkloadKey> touched;
        synchronized (this) {
            touched = drop(object);
            touched.addAll(keep(object));
            version = Long.parseLong(at);
        }
        touched.forEach(changed);
    }

    @Override
    public void remove(ObjectNode object, String at) {
        Set<WorkloadKey> touched;
        synchronized (this) {
            touched = drop(object);
            version = Long.parseLong(at);
        }
        touched.forEach(changed);
    }

    @Override
    public synchronized void reached(String at) {
        version = Long.parseLong(at);
    }

    private Set<WorkloadKey> keep(ObjectNode object) {
        List<Entry<T>> entries = reduce.apply(object);
        List<WorkloadKey> there = entries.stream().map(Entry::group).toList();
        entries.forEach(entry ->
                groups.computeIfAbsent(entry.group(), none -> new HashMap<>()).put(entry.name(), entry.kept()));
        if (!there.isEmpty()) {
            places.put(identity(object), there);
        }
        return new HashSet<>(there);
    }

    /** From every group where it was, which may be others than those that it concerns now. */
    private Set<WorkloadKey> drop(ObjectNode object) {
        String name = object.at("/metadata/name").asText();
        List<WorkloadKey> there =
                Optional.ofNullable(places.remove(identity(object))).orElse(List.of());
        for (WorkloadKey place : there) {
            Map<String, T> group = groups.get(place);
            group.remove(name);
            if (group.isEmpty()) {
                groups.remove(place);
            }
        }
        return new HashSet<>(there);
    }

    private static String identity(ObjectNode object) {
        return object.at("/metadata/namespace").asText() + "/"
                + object.at("/metadata/name").asText();
    }
}
