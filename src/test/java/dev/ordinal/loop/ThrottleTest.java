package dev.ordinal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.Written;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** D14: a fixed bound on parallel writes, halved on 429, growing back; and every workload's turn comes. */
class ThrottleTest {
    private static final WorkloadKey WEB = new WorkloadKey("shop", "web");
    private static final WorkloadKey DB = new WorkloadKey("shop", "db");
    private static final Outcome DONE = new Outcome.Done(new Written(Written.Target.POD, "web-0", "u", 1));
    private static final Outcome TOO_MANY = new Outcome.Retry(Duration.ofSeconds(1), "too many requests", true);
    private static final Outcome AWAY = new Outcome.Retry(Duration.ofSeconds(1), "connection refused", false);

    private final Throttle throttle = new Throttle(8);
    private final Queue<UniEmitter<? super Outcome>> underWay = new ArrayDeque<>();
    private final List<WorkloadKey> begun = new ArrayList<>();
    private int answered;

    @Test
    void no_more_writes_are_under_way_than_the_bound() {
        write(WEB, 20);
        assertThat(underWay).hasSize(8);
        answer(DONE);
        assertThat(underWay).hasSize(8);
        while (!underWay.isEmpty()) {
            answer(DONE);
        }
        assertThat(answered).isEqualTo(20);
    }

    @Test
    void a_small_workload_is_not_held_up_by_a_large_one() {
        write(WEB, 100);
        write(DB, 2);
        for (int answers = 0; answers < 4; answers++) {
            answer(DONE);
        }
        assertThat(begun.subList(8, 12)).as("each in its turn").containsExactly(WEB, DB, WEB, DB);
    }

    @Test
    void too_many_requests_halve_the_bound_down_to_one_and_successes_bring_it_back() {
        write(WEB, 200);
        for (int bound : new int[] {4, 2, 1, 1}) {
            answer(TOO_MANY);
            assertThat(throttle.bound()).isEqualTo(bound);
        }
        for (int answers = 0; answers < 60; answers++) {
            answer(DONE);
        }
        assertThat(throttle.bound()).isEqualTo(8);
        assertThat(underWay).hasSize(8);
    }

    @Test
    void an_api_server_that_is_away_is_not_asked_less() {
        write(WEB, 20);
        answer(AWAY);
        assertThat(throttle.bound()).isEqualTo(8);
    }

    @Test
    void a_write_that_fails_gives_its_place_back() {
        write(WEB, 9);
        underWay.remove().fail(new IllegalStateException("broken"));
        assertThat(underWay).hasSize(8);
    }

    private void write(WorkloadKey key, int times) {
        for (int i = 0; i < times; i++) {
            throttle.write(key, () -> {
                        begun.add(key);
                        return Uni.createFrom().<Outcome>emitter(underWay::add);
                    })
                    .subscribe()
                    .with(outcome -> answered++, failure -> answered++);
        }
    }

    private void answer(Outcome outcome) {
        underWay.remove().complete(outcome);
    }
}
