package dev.ordinal.workload;

import java.time.Duration;

/** Runs something later: on real threads in production, on the simulated clock in tests. */
@FunctionalInterface
public interface Timer {
    void after(Duration delay, Runnable task);
}
