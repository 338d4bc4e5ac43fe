package dev.ordinal.observed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Reflector;
import dev.ordinal.workload.WorkloadKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * All objects of one resource, reduced to what is needed of them, in groups. Thread-safe: the watch writes, turns read.
 *
 * @param <T> what is kept of an object
 */
final class Mirror<T> implements Reflector.Mirror {
    private final Function<ObjectNode, Optional<Entry<T>>> reduce;
    private final BiConsumer<WorkloadKey, String> changed;
    private final Map<WorkloadKey, Map<String, T>> groups = new HashMap<>();

    /** In which group an object was kept: it may come to belong to another, or to nobody. */
    private final Map<WorkloadKey, WorkloadKey> places = new HashMap<>();

    private long version = -1;
    private long listed;

    /**
     * @param reduce what to keep of an object and in which group; empty for objects that concern nobody
     * @param changed is told the group and the name of each object that changed
     */
    Mirror(Function<ObjectNode, Optional<Entry<T>>> reduce, BiConsumer<WorkloadKey, String> changed) {
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
        Set<WorkloadKey> touched = new HashSet<>();
        synchronized (this) {
            touched.addAll(groups.keySet());
            groups.clear();
            places.clear();
            for (ObjectNode object : objects) {
                reduce.apply(object).ifPresent(entry -> {
                    keep(entry);
                    touched.add(entry.group());
                });
            }
            version = Long.parseLong(at);
            listed++;
        }
        touched.forEach(group -> changed.accept(group, ""));
    }

    @Override
    public void put(ObjectNode object, String at) {
        Optional<Entry<T>> entry = reduce.apply(object);
        WorkloadKey self = self(object);
        Optional<WorkloadKey> before;
        synchronized (this) {
            before = Optional.ofNullable(places.get(self))
                    .filter(place -> entry.isEmpty() || !entry.get().group().equals(place));
            before.ifPresent(group -> drop(group, self.name()));
            entry.ifPresent(this::keep);
            version = Long.parseLong(at);
        }
        before.ifPresent(group -> changed.accept(group, self.name()));
        entry.ifPresent(e -> changed.accept(e.group(), e.name()));
    }

    @Override
    public void remove(ObjectNode object, String at) {
        WorkloadKey self = self(object);
        Optional<WorkloadKey> group;
        synchronized (this) {
            group = Optional.ofNullable(places.get(self));
            group.ifPresent(known -> drop(known, self.name()));
            version = Long.parseLong(at);
        }
        group.ifPresent(known -> changed.accept(known, self.name()));
    }

    @Override
    public synchronized void reached(String at) {
        version = Long.parseLong(at);
    }

    synchronized List<WorkloadKey> groupNames() {
        return new ArrayList<>(groups.keySet());
    }

    private static WorkloadKey self(ObjectNode object) {
        return new WorkloadKey(
                object.path("metadata").path("namespace").asText(),
                object.path("metadata").path("name").asText());
    }

    private void keep(Entry<T> entry) {
        groups.computeIfAbsent(entry.group(), none -> new HashMap<>()).put(entry.name(), entry.kept());
        places.put(new WorkloadKey(entry.group().namespace(), entry.name()), entry.group());
    }

    private void drop(WorkloadKey place, String name) {
        places.remove(new WorkloadKey(place.namespace(), name));
        Map<String, T> group = groups.get(place);
        if (group != null && group.remove(name) != null && group.isEmpty()) {
            groups.remove(place);
        }
    }
}
