package dev.ordinal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.sim.SimClock;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.Counts;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.Phase;
import dev.ordinal.workload.TestingWorkload;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Progress is written seldom and arrival at once, however many workloads move. */
class ReportsTest {
    private static final Counts ONE = new Counts(1, 1, 0, 0, 1, 1);
    private static final Counts NONE = new Counts(1, 0, 0, 0, 0, 0);

    private final SimClock clock = new SimClock();
    private final StatusBoard board = new StatusBoard(10);
    private final AnyCluster cluster = new AnyCluster();
    private final Reports reports = new Reports(
            new WorkloadLoop.Stages(cluster, cluster, cluster, board),
            clock,
            new Reports.Pace(Duration.ofSeconds(5), 5));

    @BeforeEach
    void the_view_keeps_up() {
        cluster.outcome = new Outcome.Done(new Written(Written.Target.WORKLOAD, "web", TestingWorkload.UID, 0));
    }

    @Test
    void progress_is_written_after_a_second_and_then_seldomer_and_seldomer() {
        List<Long> written = new ArrayList<>();
        for (int writes = 0; writes < 7; writes++) {
            stands(AnyCluster.WEB, Phase.UPDATING, ONE);
            Duration due = dueIn();
            written.add(due.toSeconds());
            after(due);
            report();
        }
        assertThat(written).containsExactly(1L, 5L, 10L, 20L, 40L, 40L, 40L);
        assertThat(cluster.reported).hasSize(7).containsOnly(Phase.UPDATING);
    }

    @Test
    void arrival_is_written_at_once_and_the_next_way_begins_anew() {
        stands(AnyCluster.WEB, Phase.UPDATING, ONE);
        assertThat(dueIn()).isEqualTo(Duration.ofSeconds(1));
        stands(AnyCluster.WEB, Phase.RUNNING, ONE);
        assertThat(dueIn()).isZero();
        report();
        after(Duration.ofHours(1));
        stands(AnyCluster.WEB, Phase.UPDATING, ONE);
        assertThat(dueIn()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void who_waits_for_a_moment_only_is_progress() {
        stands(AnyCluster.WEB, Phase.UPDATING, ONE);
        after(dueIn());
        report();
        for (int pods = 0; pods < 4; pods++) {
            stands(AnyCluster.WEB, Phase.WAITING, ONE);
            assertThat(dueIn()).isEqualTo(Duration.ofSeconds(1));
            after(Duration.ofMillis(900));
            stands(AnyCluster.WEB, Phase.UPDATING, ONE);
            assertThat(turn()).containsExactly(reports.due(AnyCluster.WEB));
        }
        assertThat(dueIn()).isEqualTo(Duration.ofMillis(1_400));
        assertThat(cluster.reported).containsExactly(Phase.UPDATING);
    }

    @Test
    void who_waits_for_longer_is_written_after_a_second_whatever_happens_meanwhile() {
        stands(AnyCluster.WEB, Phase.WAITING, ONE);
        assertThat(dueIn()).isEqualTo(Duration.ofSeconds(1));
        after(Duration.ofMillis(600));
        stands(AnyCluster.WEB, Phase.WAITING, NONE);
        assertThat(dueIn()).isEqualTo(Duration.ofMillis(400));
        after(Duration.ofMillis(400));
        report();
        stands(AnyCluster.WEB, Phase.WAITING, ONE);
        report();
        assertThat(cluster.reported).containsExactly(Phase.WAITING, Phase.WAITING);
    }

    @Test
    void the_more_workloads_move_the_seldomer_each_is_written() {
        List<Duration> due = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            WorkloadKey key = new WorkloadKey("shop", "web-" + number);
            stands(key, Phase.UPDATING, ONE);
            due.add(reports.due(key).in());
        }
        assertThat(due.subList(0, 6)).containsOnly(Duration.ofSeconds(1));
        assertThat(due.getLast()).as("five a second").isEqualTo(Duration.ofMillis(9_800));
    }

    @Test
    void what_others_write_is_not_counted() {
        cluster.outcome = new Outcome.NotLeading();
        stands(AnyCluster.WEB, Phase.UPDATING, ONE);
        assertThat(dueIn()).isEqualTo(Duration.ofSeconds(1));
        after(Duration.ofHours(1));
        report();
        assertThat(dueIn()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void nothing_is_written_to_an_object_that_is_about_to_go() {
        stands(AnyCluster.WEB, Phase.DELETING, ONE);
        after(dueIn());
        report();
        after(Duration.ofHours(1));
        stands(AnyCluster.WEB, Phase.DELETING, NONE);
        assertThat(turn()).containsExactly(reports.due(AnyCluster.WEB));
        assertThat(cluster.reported).containsExactly(Phase.DELETING);
    }

    @Test
    void an_object_that_somebody_else_holds_back_is_told_that_its_pods_are_gone() {
        stands(AnyCluster.WEB, Phase.DELETING, ONE);
        after(dueIn());
        report();
        stands(AnyCluster.WEB, Phase.DELETING, NONE);
        assertThat(dueIn()).isEqualTo(Duration.ofSeconds(1));
        after(dueIn());
        report();
        assertThat(cluster.reported).containsExactly(Phase.DELETING, Phase.DELETING);
    }

    private void stands(WorkloadKey key, Phase phase, Counts counts) {
        WorkloadSpec spec = new TestingWorkload().key(key).spec();
        board.record(TestingWorkload.status(spec, phase, counts, List.of()), clock.instant());
    }

    private Duration dueIn() {
        return reports.due(AnyCluster.WEB).in();
    }

    private void after(Duration time) {
        clock.advanceTo(clock.instant().plus(time));
    }

    /** A turn that has nothing left to wait for. */
    private void report() {
        assertThat(turn()).containsExactly(new Next.Rest());
    }

    private List<Next> turn() {
        List<Next> next = new ArrayList<>();
        reports.turn(AnyCluster.WEB).subscribe().with(next::add);
        return next;
    }
}
