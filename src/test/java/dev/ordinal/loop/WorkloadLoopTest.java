package dev.ordinal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.sim.SimClock;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.Action;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.Phase;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.TestingWorkload;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import dev.ordinal.workload.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One turn of one workload that wants a pod, and a cluster that answers as each test wants. */
class WorkloadLoopTest {
    private static final WorkloadKey WEB = new WorkloadKey("shop", "web");
    private static final Written WRITTEN = AnyCluster.WRITTEN;

    private final SimClock clock = new SimClock();
    private final StatusBoard board = new StatusBoard(10);
    private final AnyCluster cluster = new AnyCluster();
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
    void an_update_that_was_completed_stays_so_though_the_next_wish_comes_before_a_status_says_it() {
        cluster.revisions = List.of(
                TestingWorkload.revision("web-q", 1, "v1:q"),
                TestingWorkload.revision("web-r", 2, TestingWorkload.HASH));
        cluster.pods = List.of(readyFor(Duration.ofMinutes(1)));
        cluster.wish.recordedAt("web-q");
        turn();
        cluster.wish.generation(2).template("v1:s");
        turn();
        assertThat(status().revisions().current()).isEqualTo("web-r");
    }

    @Test
    void what_another_leader_completed_since_is_taken_from_the_status() {
        cluster.revisions = List.of(
                TestingWorkload.revision("web-q", 1, "v1:q"),
                TestingWorkload.revision("web-r", 2, TestingWorkload.HASH));
        cluster.wish.recordedAt("web-q");
        turn();
        cluster.wish.recordedAt("web-r").generation(2).template("v1:s");
        turn();
        assertThat(status().revisions().current()).isEqualTo("web-r");
    }

    @Test
    void what_a_follower_comes_to_is_not_what_the_leader_stored() {
        cluster.revisions = List.of(
                TestingWorkload.revision("web-q", 1, "v1:q"),
                TestingWorkload.revision("web-r", 2, TestingWorkload.HASH));
        cluster.wish.recordedAt("web-q").replicas(0);
        leads = false;
        turn();
        leads = true;
        cluster.wish.generation(2).replicas(1);
        turn();
        assertThat(status().revisions().current()).isEqualTo("web-q");
    }

    /** What has not arrived is looked at again when it is late, whatever happens. */
    private Next afterTheDeadline() {
        Duration deadline = WorkloadSpec.Limits.PROGRESS_DEADLINE.plusSeconds(
                cluster.get(WEB).orElseThrow().minReadySeconds());
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
}
