package dev.ordinal.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes only when the simulation says so: the time of the API server and of the nodes. */
public final class SimClock implements InstantSource {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /** Never goes back. */
    public void advanceTo(Instant later) {
        now = later.isAfter(now) ? later : now;
    }

    /** The time of day of a process whose clock is off by this much (F15). */
    public InstantSource off(Duration by) {
        return () -> now.plus(by);
    }

    /** The monotonic clock of every process of the simulation. */
    public long nanos() {
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
