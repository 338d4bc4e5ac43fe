package dev.ordinal.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.workload.Timer;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import io.smallrye.mutiny.Uni;
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
    private final Applying applying;
    private final Scaling scaling;
    private final Deleting deleting;

    /** @param changed is told every key whose object changed, appeared or went */
    public CustomResourceDesiredStates(ClusterApi api, Timer timer, Consumer<WorkloadKey> changed, Rules rules) {
        this.api = api;
        SpecReader reader = new SpecReader(rules.orchestration());
        Claims claims = new Claims();
        WorkloadMirror.Seen seen = new WorkloadMirror.Seen(api, timer, changed);
        this.ordinalSets = new WorkloadMirror(WorkloadKind.ORDINAL_SET, reader, seen, claims);
        this.statefulSets = new WorkloadMirror(WorkloadKind.STATEFUL_SET, reader, seen, claims);
        this.applying = new Applying(api, rules, claims);
        this.scaling = new Scaling(api);
        this.deleting = new Deleting(api);
    }

    /**
     * What wishes are held to.
     *
     * @param listKeys which fields tell the elements of a list apart, by the path of the list
     */
    public record Rules(Check check, ListKeys listKeys, Orchestration orchestration) {}

    @Override
    public Uni<Verdict> submit(WorkloadRequest request) {
        return Uni.createFrom()
                .deferred(() -> once(request))
                .onFailure(failure -> failure instanceof ApiFailure f && f.code() == 409)
                .retry()
                .atMost(TRIES)
                .onFailure(RefusedException.class)
                .recoverWithItem(failure -> new Verdict.Refused(failure.refusal()));
    }

    private Uni<Verdict> once(WorkloadRequest request) {
        if (listed() == 0) {
            return Uni.createFrom()
                    .failure(ApiFailure.unreachable(
                            new IllegalStateException("the workloads have not been listed yet")));
        }
        return switch (request) {
            case WorkloadRequest.Apply apply -> applying.apply(apply);
            case WorkloadRequest.Scale scale -> scaling.scale(scale, likely(scale.key()));
            case WorkloadRequest.Delete delete -> deleting.delete(delete, likely(delete.key()));
        };
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
        return ordinalSets.object(key).or(() -> statefulSets.object(key)).map(ObjectNode::deepCopy);
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
