package dev.ordinal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Remembered;
import dev.ordinal.workload.TestingWorkload;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** D1, D5: only pods that we created, and saw ever since without their being available, may be treated as never available. */
class RememberingTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Remembering remembering = new Remembering();
    private final WorkloadSpec spec = new TestingWorkload().replicas(3).spec();

    @Test
    void a_pod_that_we_created_is_listed_until_it_is_available_and_never_again() {
        look(spec, NOON);
        remembering.born(spec, "u0");
        assertThat(look(spec, NOON, unready("u0")).neverAvailable()).containsExactly("u0");
        assertThat(look(spec, NOON, ready("u0")).neverAvailable()).isEmpty();
        assertThat(look(spec, NOON, unready("u0")).neverAvailable())
                .as("it was available")
                .isEmpty();
    }

    @Test
    void of_a_pod_that_somebody_else_created_nothing_is_known() {
        assertThat(look(spec, NOON, unready("stranger")).neverAvailable()).isEmpty();
    }

    @Test
    void what_the_status_recorded_outlives_the_process_and_what_is_gone_is_forgotten() {
        WorkloadSpec recorded =
                new TestingWorkload().replicas(3).neverAvailable("u0", "gone").spec();
        assertThat(look(recorded, NOON, unready("u0")).neverAvailable()).containsExactly("u0");
    }

    @Test
    void parallel_has_no_use_for_it() {
        WorkloadSpec parallel =
                new TestingWorkload().parallel().neverAvailable("u0").spec();
        assertThat(look(parallel, NOON, unready("u0")).neverAvailable()).isEmpty();
    }

    @Test
    void a_namesake_inherits_nothing() {
        look(spec, NOON);
        remembering.born(spec, "u0");
        WorkloadSpec other = new TestingWorkload().uid("other").spec();
        assertThat(look(other, NOON, unready("u0")).neverAvailable()).isEmpty();
    }

    @Test
    void progress_is_a_pod_more_or_less_or_more_available_than_ever_but_no_flapping() {
        assertThat(look(spec, NOON).progressedAt()).isEqualTo(NOON);
        assertThat(look(spec, NOON.plusSeconds(1), unready("u0")).progressedAt())
                .isEqualTo(NOON.plusSeconds(1));
        assertThat(look(spec, NOON.plusSeconds(2), unready("u0")).progressedAt())
                .isEqualTo(NOON.plusSeconds(1));
        assertThat(look(spec, NOON.plusSeconds(3), ready("u0")).progressedAt()).isEqualTo(NOON.plusSeconds(3));
        look(spec, NOON.plusSeconds(4), unready("u0"));
        assertThat(look(spec, NOON.plusSeconds(5), ready("u0")).progressedAt())
                .as("as ready as before")
                .isEqualTo(NOON.plusSeconds(3));
        WorkloadSpec edited = new TestingWorkload().generation(2).spec();
        assertThat(look(edited, NOON.plusSeconds(6), ready("u0")).progressedAt())
                .isEqualTo(NOON.plusSeconds(6));
    }

    private Remembered look(WorkloadSpec wanted, Instant now, ObservedPod... pods) {
        return remembering.look(wanted, new Observed(List.of(pods), Map.of(), List.of()), now);
    }

    private static ObservedPod ready(String uid) {
        return TestingWorkload.pod(0, uid, Optional.of(NOON));
    }

    private static ObservedPod unready(String uid) {
        return TestingWorkload.pod(0, uid, Optional.empty());
    }
}
