package dev.ordinal.it;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** What a test does again and again while something else goes on. */
final class Repeated implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sum = new AtomicInteger();

    private Repeated() {}

    static Repeated every(Duration pause, IntSupplier deed) {
        Repeated repeated = new Repeated();
        repeated.clock.scheduleWithFixedDelay(
                () -> repeated.sum.addAndGet(deed.getAsInt()),
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
        return repeated;
    }

    /** Of what each time came to. */
    int sum() {
        return sum.get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
