package dev.ordinal.desired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.DryRun;
import dev.ordinal.workload.Timer;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Desired state as custom resources (and StatefulSets) in the cluster itself: etcd is the store, resourceVersion the fence. */
public final class CustomResourceDesiredStates implements DesiredStates {
    /** Somebody else wrote the object between our read and our write: read again. More often than this is not bad luck. */
    private static final int TRIES = 10;

    private final ClusterApi api;
    private final WorkloadMirror ordinalSets;
    private final WorkloadMirror statefulSets;
    private final Writing storing;
    private final Writing rehearsing;
    private final Steering steering;
    private final Patching patching;
    private final History history;
    private final SpecReader reader;
    private final InstantSource clock;

    /** @param changed is told every key whose object changed, appeared or went */
    public CustomResourceDesiredStates(Means means, Consumer<WorkloadKey> changed, Rules rules) {
        this.api = means.api();
        this.reader = new SpecReader(rules.orchestration());
        Claims claims = new Claims();
        WorkloadMirror.Seen seen = new WorkloadMirror.Seen(api, means.timer(), changed);
        this.ordinalSets = new WorkloadMirror(WorkloadKind.ORDINAL_SET, reader, seen, claims);
        this.statefulSets = new WorkloadMirror(WorkloadKind.STATEFUL_SET, reader, seen, claims);
        Clashes clashes = new Clashes(claims);
        this.storing = new Writing(api, rules, clashes);
        this.rehearsing = new Writing(new DryRun(api), rules, clashes);
        this.clock = means.clock();
        this.history = new History(api);
        this.steering = new Steering(history, rules.check(), means.clock());
        this.patching = new Patching(rules, clashes);
    }

    /** The three ways to write, on the cluster or on a rehearsal of it. */
    private record Writing(Applying applying, Changing changing, Deleting deleting) {
        Writing(ClusterApi api, Rules rules, Clashes clashes) {
            this(new Applying(api, rules, clashes), new Changing(api), new Deleting(api));
        }
    }

    /** What it stands on. */
    public record Means(ClusterApi api, Timer timer, InstantSource clock) {}

    /**
     * What wishes are held to.
     *
     * @param listKeys which fields tell the elements of a list apart, by the path of the list
     */
    public record Rules(Check check, ListKeys listKeys, Orchestration orchestration) {}

    @Override
    public Uni<Verdict> submit(WorkloadRequest request) {
        return judged(request, storing);
    }

    @Override
    public Uni<Rehearsal> rehearse(WorkloadRequest request) {
        return read(request.key())
                .flatMap(before -> judged(request, rehearsing)
                        .map(verdict -> Rehearsal.of(before, verdict, object -> going(request, object))));
    }

    private Uni<Verdict> judged(WorkloadRequest request, Writing writing) {
        return Uni.createFrom()
                .deferred(() -> once(request, writing))
                .onFailure(failure -> failure instanceof ApiFailure f && f.code() == 409)
                .retry()
                .atMost(TRIES)
                .onFailure(RefusedException.class)
                .recoverWithItem(failure -> new Verdict.Refused(failure.refusal()));
    }

    private Uni<Verdict> once(WorkloadRequest request, Writing writing) {
        if (listed() == 0) {
            return Uni.createFrom()
                    .failure(ApiFailure.unreachable(
                            new IllegalStateException("the workloads have not been listed yet")));
        }
        return switch (request) {
            case WorkloadRequest.Apply apply -> writing.applying().apply(apply);
            case WorkloadRequest.Delete delete -> writing.deleting().delete(delete, likely(delete.key()));
            case WorkloadRequest.Patch patch -> change(patch, found -> patching.patched(patch, found), writing);
            case WorkloadRequest.Scale scale ->
                change(scale, found -> steering.scale(found, scale.replicas()), writing);
            case WorkloadRequest.Restart restart -> change(restart, steering::restart, writing);
            case WorkloadRequest.Pause pause -> change(pause, steering::pause, writing);
            case WorkloadRequest.Resume resume -> change(resume, steering::resume, writing);
            case WorkloadRequest.Rollback back ->
                change(back, found -> steering.rollback(found, back.revision()), writing);
        };
    }

    private Uni<Verdict> change(WorkloadRequest request, Changing.Change change, Writing writing) {
        return writing.changing().change(request, likely(request.key()), change);
    }

    private ObjectNode going(WorkloadRequest request, ObjectNode object) {
        return request instanceof WorkloadRequest.Delete delete
                ? Deleting.leaving(object, delete, clock.instant())
                : object;
    }

    @Override
    public Uni<List<Revision>> revisions(ObjectNode workload) {
        return history.of(workload);
    }

    @Override
    public Optional<WorkloadSpec> spec(ObjectNode workload) {
        return reader.read(Stored.kind(workload), workload);
    }

    private WorkloadKind likely(WorkloadKey key) {
        return statefulSets.object(key).isPresent() ? WorkloadKind.STATEFUL_SET : WorkloadKind.ORDINAL_SET;
    }

    @Override
    public Optional<WorkloadSpec> get(WorkloadKey key) {
        return ordinalSets.spec(key).or(() -> statefulSets.spec(key));
    }

    @Override
    public Optional<ObjectNode> object(WorkloadKey key) {
        return kept(key).map(ObjectNode::deepCopy);
    }

    @Override
    public Optional<JsonNode> shown(WorkloadKey key) {
        return kept(key).map(object -> object);
    }

    @Override
    public String words(WorkloadKey key) {
        String found = ordinalSets.words(key);
        return found.isEmpty() ? statefulSets.words(key) : found;
    }

    private Optional<ObjectNode> kept(WorkloadKey key) {
        return ordinalSets.object(key).or(() -> statefulSets.object(key));
    }

    @Override
    public Uni<Optional<ObjectNode>> read(WorkloadKey key) {
        return Stored.find(api, key, likely(key)).map(found -> found.map(Stored::object));
    }

    @Override
    public List<WorkloadKey> keys(String namespace) {
        TreeSet<WorkloadKey> keys = new TreeSet<>(ordinalSets.keys(namespace));
        keys.addAll(statefulSets.keys(namespace));
        return List.copyOf(keys);
    }

    /** Starts to watch, or lists anew: what is seen once it is {@link #fresh} is no older than this call (FRESH). */
    public void refresh() {
        ordinalSets.relist();
        statefulSets.relist();
    }

    public boolean fresh() {
        return ordinalSets.fresh() && statefulSets.fresh();
    }

    /** How many lists of both kinds have come in; 0 while nothing is known. */
    public long listed() {
        return Math.min(ordinalSets.listed(), statefulSets.listed());
    }

    public void stop() {
        ordinalSets.stop();
        statefulSets.stop();
    }
}
