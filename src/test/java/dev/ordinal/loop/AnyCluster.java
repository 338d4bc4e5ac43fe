package dev.ordinal.loop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.act.ClusterActor;
import dev.ordinal.act.Notice;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Rehearsal;
import dev.ordinal.desired.Revision;
import dev.ordinal.desired.Verdict;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.observed.ClusterView;
import dev.ordinal.workload.Action;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.Phase;
import dev.ordinal.workload.TestingWorkload;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import dev.ordinal.workload.Written;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workload {@code web}, what is seen of it, and whoever acts on it: all as a test wants it. */
final class AnyCluster implements DesiredStates, ClusterView, ClusterActor {
    static final WorkloadKey WEB = new WorkloadKey("shop", "web");
    static final Written WRITTEN = new Written(Written.Target.POD, "web-0", "u0", 12);

    final List<Action> performed = new ArrayList<>();
    final List<Written> expected = new ArrayList<>();
    final List<WorkloadKey> forgotten = new ArrayList<>();
    final List<Notice> told = new ArrayList<>();
    final List<Phase> reported = new ArrayList<>();
    final TestingWorkload wish =
            new TestingWorkload().key(WEB).minReadySeconds(10).claims("data");
    List<ObservedPod> pods = List.of();
    List<ObservedRevision> revisions = List.of(TestingWorkload.revision("web-r"));
    Outcome outcome = new Outcome.Done(WRITTEN);
    boolean behind;
    boolean gone;

    @Override
    public Uni<Verdict> submit(WorkloadRequest request) {
        throw new AssertionError(request);
    }

    @Override
    public Uni<Rehearsal> rehearse(WorkloadRequest request) {
        throw new AssertionError(request);
    }

    @Override
    public Uni<List<Revision>> revisions(ObjectNode workload) {
        throw new AssertionError(workload);
    }

    @Override
    public Optional<WorkloadSpec> spec(ObjectNode workload) {
        return Optional.of(wish.spec());
    }

    @Override
    public Optional<WorkloadSpec> get(WorkloadKey key) {
        return gone ? Optional.empty() : Optional.of(wish.spec());
    }

    @Override
    public Optional<ObjectNode> object(WorkloadKey key) {
        throw new AssertionError(key);
    }

    @Override
    public List<WorkloadKey> keys(String namespace) {
        throw new AssertionError(namespace);
    }

    @Override
    public Optional<Observed> observe(WorkloadSpec spec) {
        return behind ? Optional.empty() : Optional.of(new Observed(pods, Map.of(), revisions));
    }

    @Override
    public void expect(WorkloadKey key, Written written) {
        expected.add(written);
    }

    @Override
    public void forget(WorkloadKey key) {
        forgotten.add(key);
    }

    @Override
    public Uni<Outcome> perform(WorkloadSpec spec, Action action) {
        performed.add(action);
        return Uni.createFrom().item(outcome);
    }

    @Override
    public void tell(WorkloadSpec spec, Notice notice) {
        told.add(notice);
    }

    @Override
    public Uni<Outcome> report(WorkloadSpec spec, WorkloadStatus status, Instant now) {
        reported.add(status.phase());
        return Uni.createFrom().item(outcome);
    }
}
