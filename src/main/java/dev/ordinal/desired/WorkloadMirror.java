package dev.ordinal.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Query;
import dev.ordinal.cluster.Reflector;
import dev.ordinal.cluster.Resource;
import dev.ordinal.decide.Admission.Claimant;
import dev.ordinal.workload.Timer;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** All workloads of one kind, as the watch shows them. */
final class WorkloadMirror implements Reflector.Mirror {
    private final WorkloadKind kind;
    private final SpecReader reader;
    private final Claims claims;
    private final Consumer<WorkloadKey> changed;
    private final Reflector reflector;
    /** Asked for each workload of a list: a hash finds one without comparing names. */
    private final ConcurrentHashMap<WorkloadKey, Entry> entries = new ConcurrentHashMap<>();
    /** The keys of these entries, in order. Whoever walks them may meet one that is gone by now. */
    private final ConcurrentSkipListMap<WorkloadKey, Boolean> keys = new ConcurrentSkipListMap<>();

    private volatile long version = -1;
    private final AtomicLong listed = new AtomicLong();

    private record Entry(ObjectNode object, WorkloadSpec spec, String words) {}

    WorkloadMirror(WorkloadKind kind, SpecReader reader, Seen seen, Claims claims) {
        this.kind = kind;
        this.reader = reader;
        this.claims = claims;
        this.changed = seen.changed();
        this.reflector = new Reflector(seen.api(), Query.all(resource(kind)), this, seen.timer());
    }

    /** Where the workloads are seen, and who is told of changes. */
    record Seen(ClusterApi api, Timer timer, Consumer<WorkloadKey> changed) {}

    static Resource resource(WorkloadKind kind) {
        return switch (kind) {
            case ORDINAL_SET -> Resource.ORDINAL_SETS;
            case STATEFUL_SET -> Resource.STATEFUL_SETS;
        };
    }

    void relist() {
        reflector.relist();
    }

    void stop() {
        reflector.stop();
    }

    boolean fresh() {
        return reflector.fresh();
    }

    /** How many lists have come in; grows with each {@link #relist}. */
    long listed() {
        return listed.get();
    }

    /** The newest resourceVersion seen; -1 before the first list. */
    long version() {
        return version;
    }

    Optional<WorkloadSpec> spec(WorkloadKey key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::spec);
    }

    Optional<ObjectNode> object(WorkloadKey key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::object);
    }

    /** Empty where there is no such workload. */
    String words(WorkloadKey key) {
        Entry entry = entries.get(key);
        return entry == null ? "" : entry.words();
    }

    Set<WorkloadKey> keys(String namespace) {
        return WorkloadKey.within(keys, namespace).keySet();
    }

    @Override
    public void replace(List<ObjectNode> objects, String at) {
        Set<WorkloadKey> gone = new HashSet<>(entries.keySet());
        List<WorkloadKey> there = new ArrayList<>();
        for (ObjectNode object : objects) {
            keep(object);
            WorkloadKey key = SpecReader.key(object);
            gone.remove(key);
            there.add(key);
        }
        gone.forEach(this::drop);
        version = Long.parseLong(at);
        listed.incrementAndGet();
        gone.forEach(changed);
        there.forEach(changed);
    }

    @Override
    public void put(ObjectNode object, String at) {
        keep(object);
        version = Long.parseLong(at);
        changed.accept(SpecReader.key(object));
    }

    @Override
    public void remove(ObjectNode object, String at) {
        WorkloadKey key = SpecReader.key(object);
        drop(key);
        version = Long.parseLong(at);
        changed.accept(key);
    }

    @Override
    public void reached(String at) {
        version = Long.parseLong(at);
    }

    private void keep(ObjectNode object) {
        reader.read(kind, object).ifPresent(spec -> {
            ((ObjectNode) object.path("metadata")).remove("managedFields");
            Claimant claimant = SpecReader.claimant(kind, spec.key(), object);
            Optional.ofNullable(entries.put(spec.key(), new Entry(object, spec, Described.words(object))))
                    .ifPresent(before -> claims.remove(SpecReader.claimant(kind, spec.key(), before.object())));
            keys.put(spec.key(), true);
            claims.add(claimant);
        });
    }

    private void drop(WorkloadKey key) {
        keys.remove(key);
        Optional.ofNullable(entries.remove(key))
                .ifPresent(before -> claims.remove(SpecReader.claimant(kind, key, before.object())));
    }
}
