package dev.ordinal.ops;

import dev.ordinal.workload.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The threads that turns run on. They only compute; whoever waits for the network waits on no thread. */
@ApplicationScoped
public class Threads {
    private final ExecutorService turns = Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            Thread.ofPlatform().daemon().name("turn-", 0).factory());
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("timer").factory());

    Executor executor() {
        return turns;
    }

    Timer timer() {
        return this::after;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody cancels: what came to nothing finds nothing to do
    private void after(Duration delay, Runnable task) {
        if (!alarm.isShutdown()) {
            alarm.schedule(() -> turns.execute(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
        }
    }

    @PreDestroy
    void stop() {
        alarm.shutdownNow();
        turns.shutdown();
    }
}
