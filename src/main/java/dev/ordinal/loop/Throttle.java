package dev.ordinal.loop;

import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.WorkloadKey;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * How many writes are under way at once, over all workloads (D14): a fixed bound, halved when the API server says that it has too
 * much to do, and growing back by one with each round of writes that it takes. Workloads take turns, so that one of thousands of
 * pods holds up no other.
 */
final class Throttle {
    private final int most;
    private final Map<WorkloadKey, Queue<Runnable>> waiting = new LinkedHashMap<>();
    private int bound;
    private int running;
    private int taken;

    /** @param most the fixed bound */
    Throttle(int most) {
        this.most = most;
        this.bound = most;
    }

    Uni<Outcome> write(WorkloadKey key, Supplier<Uni<Outcome>> write) {
        return Uni.createFrom().emitter(emitter -> {
            enqueue(key, () -> start(write, emitter));
            dispatch();
        });
    }

    /** How many may be under way now. */
    synchronized int bound() {
        return bound;
    }

    private void start(Supplier<Uni<Outcome>> write, UniEmitter<? super Outcome> emitter) {
        Uni.createFrom()
                .deferred(write::get)
                .subscribe()
                .with(
                        outcome -> {
                            ended(outcome);
                            emitter.complete(outcome);
                        },
                        failure -> {
                            ended(new Outcome.Refused(failure.toString()));
                            emitter.fail(failure);
                        });
    }

    private synchronized void enqueue(WorkloadKey key, Runnable start) {
        waiting.computeIfAbsent(key, none -> new ArrayDeque<>()).add(start);
    }

    private void ended(Outcome outcome) {
        synchronized (this) {
            running--;
            if (outcome instanceof Outcome.Retry retry && retry.overloaded()) {
                bound = Math.max(1, bound / 2);
                taken = 0;
            } else if (bound < most && ++taken >= bound) {
                bound++;
                taken = 0;
            }
        }
        dispatch();
    }

    private void dispatch() {
        List<Runnable> ready = new ArrayList<>();
        synchronized (this) {
            while (running < bound && !waiting.isEmpty()) {
                running++;
                ready.add(next());
            }
        }
        ready.forEach(Runnable::run);
    }

    private Runnable next() {
        WorkloadKey key = waiting.keySet().iterator().next();
        Queue<Runnable> queue = waiting.remove(key);
        Runnable first = queue.remove();
        if (!queue.isEmpty()) {
            waiting.put(key, queue);
        }
        return first;
    }
}
