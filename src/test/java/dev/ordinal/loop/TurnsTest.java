package dev.ordinal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.sim.ManualTime;
import dev.ordinal.workload.WorkloadKey;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final WorkloadKey WEB = new WorkloadKey("shop", "web");
    private static final WorkloadKey DB = new WorkloadKey("shop", "db");

    private final ManualTime time = new ManualTime();
    private final List<WorkloadKey> begun = new ArrayList<>();
    private final Map<WorkloadKey, UniEmitter<? super Next>> running = new HashMap<>();

    @Test
    void what_is_offered_many_times_has_one_turn_and_one_more_if_offered_meanwhile() {
        Turns turns = turns(4);
        turns.offer(WEB);
        turns.offer(WEB);
        time.pass(Duration.ZERO);
        assertThat(begun).containsExactly(WEB);
        turns.offer(WEB);
        turns.offer(WEB);
        time.pass(Duration.ofMinutes(1));
        assertThat(begun).as("never two at a time").containsExactly(WEB);
        end(WEB, new Next.Rest());
        assertThat(begun).containsExactly(WEB, WEB);
        end(WEB, new Next.Rest());
        time.pass(Duration.ofMinutes(1));
        assertThat(begun).hasSize(2);
    }

    @Test
    void no_more_run_at_once_than_allowed_and_all_get_their_turn() {
        Turns turns = turns(2);
        for (int i = 0; i < 5; i++) {
            turns.offer(new WorkloadKey("shop", "web-" + i));
        }
        time.pass(Duration.ZERO);
        for (int i = 0; i < 5; i++) {
            assertThat(running).hasSizeLessThanOrEqualTo(2);
            end(new WorkloadKey("shop", "web-" + i), new Next.Rest());
        }
        assertThat(begun).hasSize(5);
    }

    @Test
    void after_a_time_the_next_turn_comes() {
        Turns turns = turns(4);
        turns.offer(WEB);
        time.pass(Duration.ZERO);
        end(WEB, new Next.After(Duration.ofSeconds(10)));
        time.pass(Duration.ofMillis(9_999));
        assertThat(begun).hasSize(1);
        time.pass(Duration.ofMillis(1));
        assertThat(begun).hasSize(2);
    }

    @Test
    void failing_again_and_again_makes_the_pauses_longer_up_to_half_a_minute() {
        Turns turns = turns(4);
        turns.offer(WEB);
        time.pass(Duration.ZERO);
        for (int failures = 0; failures < 12; failures++) {
            end(WEB, new Next.Again("refused"));
            time.pass(Duration.ofMillis(Math.min(30_000, 50L << failures) - 1));
            assertThat(begun).hasSize(failures + 1);
            time.pass(Duration.ofMillis(1));
            assertThat(begun).hasSize(failures + 2);
        }
        end(WEB, new Next.Rest());
        turns.offer(WEB);
        time.pass(Duration.ZERO);
        end(WEB, new Next.Again("refused"));
        int before = begun.size();
        time.pass(Duration.ofMillis(50));
        assertThat(begun).as("a success makes them short again").hasSize(before + 1);
    }

    @Test
    void a_large_workload_rests_after_each_turn_and_many_events_are_one_turn() {
        Turns.Means means = new Turns.Means(time.executor(), time.timer(), 4);
        Turns turns = new Turns(this::turn, means, key -> key.equals(WEB) ? Duration.ofMillis(50) : Duration.ZERO);
        turns.offer(WEB);
        time.pass(Duration.ZERO);
        turns.offer(WEB);
        end(WEB, new Next.Rest());
        for (int events = 0; events < 49; events++) {
            turns.offer(WEB);
            time.pass(Duration.ofMillis(1));
        }
        assertThat(begun).as("rests").hasSize(1);
        time.pass(Duration.ofMillis(1));
        assertThat(begun).hasSize(2);
        end(WEB, new Next.Rest());
        turns.offer(WEB);
        time.pass(Duration.ZERO);
        assertThat(begun).as("rests, also when nothing happened meanwhile").hasSize(2);
        time.pass(Duration.ofMillis(50));
        assertThat(begun).hasSize(3);
        end(WEB, new Next.Rest());
        time.pass(Duration.ofMillis(50));
        turns.offer(WEB);
        time.pass(Duration.ZERO);
        assertThat(begun).as("rested: at once").hasSize(4);
    }

    @Test
    void a_turn_that_throws_is_tried_again() {
        AtomicInteger tries = new AtomicInteger();
        Turns turns = new Turns(
                key -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new IllegalStateException("broken");
                    }
                    return Uni.createFrom().item(new Next.Rest());
                },
                time.executor(),
                time.timer(),
                1);
        turns.offer(WEB);
        time.pass(Duration.ofMinutes(1));
        assertThat(tries).hasValue(3);
    }

    @Test
    void wishes_for_the_same_moment_become_one_turn() {
        Turns turns = turns(4);
        turns.offerAt(WEB, soon(100));
        turns.offerAt(WEB, soon(100));
        turns.offerAt(DB, soon(100));
        time.pass(Duration.ofMillis(99));
        assertThat(begun).isEmpty();
        time.pass(Duration.ofMillis(1));
        assertThat(begun).containsExactly(WEB, DB);
    }

    @Test
    void a_wish_for_an_earlier_moment_does_not_wait_for_the_later_one() {
        Turns turns = turns(4);
        turns.offerAt(WEB, soon(40_000));
        turns.offerAt(WEB, soon(1_000));
        time.pass(Duration.ofSeconds(1));
        assertThat(begun).containsExactly(WEB);
    }

    @Test
    void the_same_wake_up_asked_for_by_many_turns_is_one_turn() {
        Turns turns = turns(1);
        Next wake = new Next.At(Instant.EPOCH.plusSeconds(3_600), Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            turns.offer(WEB);
            time.pass(Duration.ZERO);
            end(WEB, wake);
        }
        time.pass(Duration.ofHours(2));
        assertThat(begun).containsExactly(WEB, WEB, WEB, WEB);
    }

    @Test
    void drained_means_that_the_last_turn_has_ended_and_none_begins() {
        Turns turns = turns(1);
        turns.offer(WEB);
        turns.offer(DB);
        time.pass(Duration.ZERO);
        assertThat(turns.drained()).isFalse();
        turns.offer(WEB);
        end(WEB, new Next.Again("later"));
        assertThat(turns.drained()).isTrue();
        time.pass(Duration.ofMinutes(5));
        assertThat(begun).containsExactly(WEB);
    }

    @Test
    void under_many_threads_never_two_turns_of_one_key_and_none_is_lost() {
        Map<WorkloadKey, AtomicInteger> at = new ConcurrentHashMap<>();
        Map<WorkloadKey, Integer> wanted = new ConcurrentHashMap<>();
        Map<WorkloadKey, Integer> seen = new ConcurrentHashMap<>();
        AtomicInteger together = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Turns turns = new Turns(
                    key -> {
                        AtomicInteger here = at.computeIfAbsent(key, none -> new AtomicInteger());
                        if (here.incrementAndGet() > 1) {
                            together.incrementAndGet();
                        }
                        seen.put(key, wanted.get(key));
                        here.decrementAndGet();
                        return Uni.createFrom().item(new Next.Rest());
                    },
                    threads,
                    time.timer(),
                    3);
            for (int i = 0; i < 20_000; i++) {
                WorkloadKey key = new WorkloadKey("shop", "web-" + i % 7);
                wanted.put(key, i);
                turns.offer(key);
            }
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(seen).isEqualTo(wanted));
        }
        assertThat(together).hasValue(0);
    }

    private static Next.At soon(long millis) {
        return new Next.At(Instant.EPOCH.plusMillis(millis), Duration.ofMillis(millis));
    }

    private Turns turns(int parallel) {
        return new Turns(this::turn, time.executor(), time.timer(), parallel);
    }

    private Uni<Next> turn(WorkloadKey key) {
        begun.add(key);
        return Uni.createFrom().emitter(emitter -> running.put(key, emitter));
    }

    private void end(WorkloadKey key, Next next) {
        running.remove(key).complete(next);
        time.pass(Duration.ZERO);
    }
}
