package dev.ordinal.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Keeps wishes in memory as the real one keeps them in the cluster: modes, versions, repeated requests. */
public final class FakeDesiredStates implements DesiredStates {
    private final Map<WorkloadKey, ObjectNode> stored = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<WorkloadRequest> submitted = new ArrayList<>();
    private Function<WorkloadRequest, Optional<Throwable>> trouble = request -> Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();
    private long version;

    /** From now on requests fail as {@code trouble} says; empty for those that do not. */
    public synchronized void trouble(Function<WorkloadRequest, Optional<Throwable>> trouble) {
        this.trouble = trouble;
    }

    /** From now on everything is refused so. */
    public synchronized void refuse(Optional<Refusal> refusal) {
        this.refusal = refusal;
    }

    public synchronized void clear() {
        stored.clear();
        seen.clear();
        submitted.clear();
        trouble = request -> Optional.empty();
        refusal = Optional.empty();
    }

    /** Every attempt, failed ones too. */
    public synchronized List<WorkloadRequest> submitted() {
        return List.copyOf(submitted);
    }

    @Override
    public synchronized Uni<Verdict> submit(WorkloadRequest request) {
        submitted.add(request);
        Optional<Throwable> failure = trouble.apply(request);
        if (failure.isPresent()) {
            return Uni.createFrom().failure(failure.get());
        }
        if (refusal.isPresent()) {
            return Uni.createFrom().item(new Verdict.Refused(refusal.get()));
        }
        if (seen.contains(request.id().toString())) {
            return Uni.createFrom().item(new Verdict.Duplicate());
        }
        Verdict verdict = switch (request) {
            case WorkloadRequest.Apply apply -> apply(apply);
            case WorkloadRequest.Scale scale -> scale(scale);
            case WorkloadRequest.Patch patch -> touch(patch);
            case WorkloadRequest.Restart restart -> touch(restart);
            case WorkloadRequest.Pause pause -> touch(pause);
            case WorkloadRequest.Resume resume -> touch(resume);
            case WorkloadRequest.Rollback rollback -> touch(rollback);
            case WorkloadRequest.Delete delete -> new Verdict.Deleted(stored.remove(delete.key()) != null);
        };
        // What is refused is not stored, and neither is its id.
        if (!(verdict instanceof Verdict.Refused)) {
            seen.add(request.id().toString());
        }
        return Uni.createFrom().item(verdict);
    }

    private Verdict apply(WorkloadRequest.Apply apply) {
        ObjectNode before = stored.get(apply.key());
        if (apply.mode() == WorkloadRequest.Mode.CREATE && before != null) {
            return refused(Refusal.Kind.CONFLICT, "/metadata/name", "there is a workload " + apply.key());
        }
        if (apply.mode() == WorkloadRequest.Mode.UPDATE && before == null) {
            return refused(Refusal.Kind.NOT_FOUND, "", "there is no workload " + apply.key());
        }
        if (apply.ifMatch().isPresent() && !apply.ifMatch().get().equals(version(before))) {
            return refused(Refusal.Kind.STALE, "", "it is at version " + version(before));
        }
        return store(apply.key(), apply.manifest().workload().deepCopy(), before == null);
    }

    /** What such a request means is tested where it is done. */
    private Verdict touch(WorkloadRequest request) {
        ObjectNode before = stored.get(request.key());
        return before == null
                ? refused(Refusal.Kind.NOT_FOUND, "", "there is no workload " + request.key())
                : store(request.key(), before, false);
    }

    private Verdict scale(WorkloadRequest.Scale scale) {
        ObjectNode before = stored.get(scale.key());
        if (before == null) {
            return refused(Refusal.Kind.NOT_FOUND, "", "there is no workload " + scale.key());
        }
        before.withObjectProperty("spec").put("replicas", scale.replicas());
        return store(scale.key(), before, false);
    }

    private Verdict store(WorkloadKey key, ObjectNode object, boolean created) {
        version++;
        ObjectNode metadata = object.withObjectProperty("metadata");
        metadata.put("namespace", key.namespace()).put("resourceVersion", String.valueOf(version));
        metadata.put("uid", "uid-" + key.name()).put("generation", version);
        metadata.putArray("managedFields").addObject().put("manager", "ordinal");
        stored.put(key, object);
        return new Verdict.Stored(object.deepCopy(), created);
    }

    private static Verdict refused(Refusal.Kind kind, String pointer, String detail) {
        return new Verdict.Refused(Refusal.of(kind, pointer, detail));
    }

    private static String version(ObjectNode object) {
        return object.path("metadata").path("resourceVersion").asText();
    }

    @Override
    public Uni<Rehearsal> rehearse(WorkloadRequest request) {
        throw new UnsupportedOperationException("tested with a cluster behind the doors");
    }

    @Override
    public Uni<List<Revision>> revisions(ObjectNode workload) {
        return Uni.createFrom().item(List.of());
    }

    @Override
    public Optional<WorkloadSpec> spec(ObjectNode workload) {
        throw new UnsupportedOperationException("no door asks for the spec");
    }

    @Override
    public Optional<WorkloadSpec> get(WorkloadKey key) {
        throw new UnsupportedOperationException("no door asks for the spec");
    }

    @Override
    public synchronized Optional<ObjectNode> object(WorkloadKey key) {
        return Optional.ofNullable(stored.get(key)).map(ObjectNode::deepCopy);
    }

    @Override
    public synchronized List<WorkloadKey> keys(String namespace) {
        return stored.keySet().stream()
                .filter(key -> namespace.isEmpty() || key.namespace().equals(namespace))
                .toList();
    }
}
