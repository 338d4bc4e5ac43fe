package dev.ordinal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.act.ClusterActor;
import dev.ordinal.act.Notice;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Verdict;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.observed.ClusterView;
import dev.ordinal.sim.SimClock;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.Action;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.Phase;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.TestingWorkload;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import dev.ordinal.workload.Written;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One turn of one workload that wants a pod, and a cluster that answers as each test wants. */
class WorkloadLoopTest {
    private static final WorkloadKey WEB = new WorkloadKey("shop", "web");
    private static final Written WRITTEN = new Written(Written.Target.POD, "web-0", "u0", 12);

    private final SimClock clock = new SimClock();
    private final StatusBoard board = new StatusBoard(10);
    private final Cluster cluster = new Cluster();
    private boolean leads = true;
    private final WorkloadLoop loop =
            new WorkloadLoop(new WorkloadLoop.Stages(cluster, cluster, cluster, board), () -> leads, clock, 4);

    @Test
    void what_is_planned_is_done_in_order_and_expected_to_be_seen() {
        assertThat(turn()).isEqualTo(afterTheDeadline());
        assertThat(cluster.performed)
                .extracting(Action::reason)
                .containsExactly(Reason.CLAIMING_STORAGE, Reason.FILLING_ORDINAL);
        assertThat(cluster.expected).containsExactly(WRITTEN, WRITTEN);
        assertThat(status().phase()).isEqualTo(Phase.UPDATING);
    }

    @Test
    void the_first_action_that_is_not_done_ends_the_turn() {
        cluster.outcome = new Outcome.Conflict("somebody was first");
        assertThat(turn()).isEqualTo(new Next.Again("somebody was first"));
        assertThat(cluster.performed).hasSize(1);
        assertThat(cluster.expected).isEmpty();
    }

    @Test
    void a_refusal_is_told_and_held_back_for_longer_and_longer() {
        cluster.outcome = new Outcome.Refused("exceeded quota");
        Instant since = clock.instant();
        Duration before = Duration.ZERO;
        for (int tries = 1; tries < 12; tries++) {
            Duration delay = ((Next.After) turn()).delay();
            assertThat(delay).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(Duration.ofSeconds(30));
            before = delay;
            Wait waiting = status().mainWait().orElseThrow();
            assertThat(waiting.reason()).isEqualTo(Reason.WAITING_FOR_CLUSTER);
            assertThat(waiting.detail()).isEqualTo("exceeded quota");
            assertThat(waiting.since())
                    .as("it waits since it was first refused")
                    .isEqualTo(since);
            assertThat(status().phase()).isEqualTo(Phase.WAITING);
            turn();
            assertThat(cluster.performed)
                    .as("however often there is a turn meanwhile")
                    .hasSize(tries);
            clock.advanceTo(clock.instant().plus(delay).plusMillis(1));
        }
        assertThat(before).isEqualTo(Duration.ofSeconds(30));
        cluster.outcome = new Outcome.Done(WRITTEN);
        turn();
        turn();
        assertThat(status().waits())
                .as("what is being done is the reason that it is not there yet")
                .extracting(Wait::reason)
                .containsExactly(Reason.FILLING_ORDINAL);
    }

    @Test
    void a_cluster_that_cannot_now_says_when() {
        cluster.outcome = new Outcome.Retry(Duration.ofSeconds(7), "too many requests", true);
        assertThat(turn()).isEqualTo(new Next.After(Duration.ofSeconds(7)));
    }

    @Test
    void who_does_not_lead_tells_the_status_and_does_nothing() {
        leads = false;
        assertThat(turn()).isEqualTo(afterTheDeadline());
        assertThat(cluster.performed).isEmpty();
        assertThat(status().counts().desired()).isEqualTo(1);
    }

    @Test
    void on_a_view_that_is_behind_nothing_is_decided() {
        cluster.behind = true;
        assertThat(turn()).isEqualTo(new Next.After(Duration.ofSeconds(1)));
        assertThat(cluster.performed).isEmpty();
        assertThat(board.latest(WEB)).isEmpty();
    }

    @Test
    void a_workload_that_is_gone_leaves_the_board() {
        turn();
        cluster.gone = true;
        assertThat(turn()).isEqualTo(new Next.Rest());
        assertThat(board.latest(WEB)).isEmpty();
        assertThat(cluster.forgotten).containsExactly(WEB);
    }

    @Test
    void a_wake_up_becomes_the_next_turn() {
        cluster.pods = List.of(readyFor(Duration.ofSeconds(4)));
        assertThat(turn()).isEqualTo(new Next.At(clock.instant().plusSeconds(6), Duration.ofMillis(6_001)));
    }

    @Test
    void progress_is_reported_seldom_and_arrival_at_once() {
        WorkloadLoop.Stages stages = new WorkloadLoop.Stages(cluster, cluster, cluster, board);
        Reports reports = new Reports(stages, clock, Duration.ofSeconds(5));
        turn();
        assertThat(reports.dueIn(WEB)).as("on its way").isEqualTo(Duration.ofSeconds(1));
        clock.advanceTo(clock.instant().plusSeconds(1));
        assertThat(reports.dueIn(WEB)).isZero();
        List<Next> next = new ArrayList<>();
        reports.turn(WEB).subscribe().with(next::add);
        assertThat(cluster.reported).containsExactly(Phase.UPDATING);
        assertThat(reports.dueIn(WEB)).as("just written").isEqualTo(Duration.ofSeconds(5));
        cluster.pods = List.of(readyFor(Duration.ofMinutes(1)));
        turn();
        assertThat(reports.dueIn(WEB)).as("arrived").isZero();
    }

    /** What has not arrived is looked at again when it is late, whatever happens. */
    private Next afterTheDeadline() {
        Duration deadline = WorkloadSpec.Limits.PROGRESS_DEADLINE;
        return new Next.At(clock.instant().plus(deadline), deadline.plusMillis(1));
    }

    private ObservedPod readyFor(Duration time) {
        return TestingWorkload.pod(0, "u0", Optional.of(clock.instant().minus(time)));
    }

    private Next turn() {
        List<Next> next = new ArrayList<>();
        loop.turn(WEB).subscribe().with(next::add);
        return next.getFirst();
    }

    private WorkloadStatus status() {
        return board.latest(WEB).orElseThrow();
    }

    private static final class Cluster implements DesiredStates, ClusterView, ClusterActor {
        private final List<Action> performed = new ArrayList<>();
        private final List<Written> expected = new ArrayList<>();
        private final List<WorkloadKey> forgotten = new ArrayList<>();
        private final List<Notice> told = new ArrayList<>();
        private final List<Phase> reported = new ArrayList<>();
        private List<ObservedPod> pods = List.of();
        private Outcome outcome = new Outcome.Done(WRITTEN);
        private boolean behind;
        private boolean gone;

        @Override
        public Uni<Verdict> submit(WorkloadRequest request) {
            throw new AssertionError(request);
        }

        @Override
        public Optional<WorkloadSpec> get(WorkloadKey key) {
            return gone ? Optional.empty() : Optional.of(spec());
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
            List<ObservedRevision> revisions = List.of(TestingWorkload.revision("web-r"));
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

        private static WorkloadSpec spec() {
            return new TestingWorkload()
                    .key(WEB)
                    .minReadySeconds(10)
                    .claims("data")
                    .spec();
        }
    }
}
