package dev.ordinal.loop;

import dev.ordinal.workload.Order;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long large workloads rest from turn to turn. A turn looks at every pod, and where thousands of them come up at once each has an
 * event every few microseconds: were each event a turn, turns would take both processors from the API server they wait for. All large
 * workloads share what is left for turns, so that twenty at once take no more than one.
 */
public final class Pacing {
    /** A turn of so few pods is over before anybody could notice. */
    static final int LARGE = 200;

    /** However slow a turn was, or however many are large: people look at what turns tell. */
    static final Duration LONGEST = Duration.ofMillis(500);

    private final LongSupplier nanos;
    private long restedAt;

    /** @param nanos a clock that never goes back */
    public Pacing(LongSupplier nanos) {
        this.nanos = nanos;
        this.restedAt = nanos.getAsLong();
    }

    /**
     * For how long a workload of so many pods is to rest after a turn.
     *
     * @param took how long the turn kept a processor
     */
    public synchronized Duration rest(int pods, Order order, Duration took) {
        if (pods < LARGE) {
            return Duration.ZERO;
        }
        long now = nanos.getAsLong();
        long begins = Math.max(now, restedAt);
        restedAt = Math.min(begins + share(order) * took.toNanos(), now + LONGEST.toNanos());
        return Duration.ofNanos(restedAt - now);
    }

    /** In OrderedReady the next pod waits for the next turn; in Parallel a turn has done all that could be done. */
    private static int share(Order order) {
        return order == Order.ORDERED_READY ? 1 : 9;
    }
}
