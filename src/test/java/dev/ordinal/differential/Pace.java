package dev.ordinal.differential;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How long a side must be silent before it counts as resting. A controller's answer to an event takes a few calls, each about as
 * long as a call of ours takes to come back by the watch: on a busy machine both are slow, and silence must last longer.
 */
final class Pace {
    /** Every run prints the longest silence that was broken all the same; this is to be several times as long. */
    static final Duration LEAST = Duration.ofMillis(Long.getLong("differential.quiet", 300));

    private static final Duration MOST = Duration.ofSeconds(2);
    private static final int CALLS = 8;
    private static final int SAMPLES = 20;

    private final Deque<Long> samples = new ArrayDeque<>();

    /** One write of ours came back by the watch. */
    synchronized void took(long nanos) {
        samples.addLast(nanos);
        if (samples.size() > SAMPLES) {
            samples.removeFirst();
        }
    }

    synchronized long quietNanos() {
        long slowest = samples.stream().mapToLong(Long::longValue).max().orElse(0);
        return Math.clamp(CALLS * slowest, LEAST.toNanos(), MOST.toNanos());
    }
}
