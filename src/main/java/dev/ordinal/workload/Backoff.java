package dev.ordinal.workload;

import java.time.Duration;

/** Grows from one try to the next, up to a bound; starts anew after a success. */
public final class Backoff {
    private final Duration first;
    private final Duration longest;
    private Duration next;

    public Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** For watches and lists: quick at first, because everything waits for them; never more than once in ten seconds. */
    public static Backoff ofWatches() {
        return new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));
    }

    public Duration next() {
        Duration now = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return now;
    }

    /** What {@link #next} will give. */
    public Duration peek() {
        return next;
    }

    public void reset() {
        next = first;
    }
}
