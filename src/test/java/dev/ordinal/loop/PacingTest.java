package dev.ordinal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.workload.Order;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacingTest {
    private long now = 1_000_000;
    private final Pacing pacing = new Pacing(() -> now);

    @Test
    void few_pods_need_no_rest() {
        assertThat(pacing.rest(Pacing.LARGE - 1, Order.PARALLEL, Duration.ofSeconds(1)))
                .isZero();
    }

    @Test
    void turns_of_many_pods_take_a_tenth_of_a_processor_or_half_of_one_where_the_next_pod_waits_for_the_next_turn() {
        assertThat(rest(Order.PARALLEL, 10)).isEqualTo(Duration.ofMillis(90));
        pass(90);
        assertThat(rest(Order.ORDERED_READY, 10)).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void all_large_workloads_share_it() {
        assertThat(rest(Order.PARALLEL, 10)).isEqualTo(Duration.ofMillis(90));
        assertThat(rest(Order.PARALLEL, 10)).isEqualTo(Duration.ofMillis(180));
        pass(30);
        assertThat(rest(Order.PARALLEL, 5)).isEqualTo(Duration.ofMillis(195));
        pass(1_000);
        assertThat(rest(Order.PARALLEL, 5)).as("what was not used is not saved").isEqualTo(Duration.ofMillis(45));
    }

    @Test
    void nobody_rests_for_longer_than_people_would_wait() {
        for (int workload = 0; workload < 100; workload++) {
            assertThat(rest(Order.PARALLEL, 1_000)).isEqualTo(Pacing.LONGEST);
        }
        pass(Pacing.LONGEST.toMillis());
        assertThat(rest(Order.PARALLEL, 10)).isEqualTo(Duration.ofMillis(90));
    }

    private Duration rest(Order order, long tookMillis) {
        return pacing.rest(Pacing.LARGE, order, Duration.ofMillis(tookMillis));
    }

    private void pass(long millis) {
        now += Duration.ofMillis(millis).toNanos();
    }
}
