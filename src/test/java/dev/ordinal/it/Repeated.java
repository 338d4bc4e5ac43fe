package dev.ordinal.it;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** What a test does again and again while something else goes on. */
final class Repeated implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sum = new AtomicInteger();

    private final ScheduledFuture<?> deeds;

    private Repeated(Duration pause, IntSupplier deed) {
        long millis = pause.toMillis();
        deeds = clock.scheduleWithFixedDelay(
                () -> sum.addAndGet(deed.getAsInt()), millis, millis, TimeUnit.MILLISECONDS);
    }

    static Repeated every(Duration pause, IntSupplier deed) {
        return new Repeated(pause, deed);
    }

    /** Of what each time came to. */
    int sum() {
        return sum.get();
    }

    @Override
    public void close() {
        deeds.cancel(true);
        clock.shutdownNow();
    }
}
