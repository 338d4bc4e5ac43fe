package dev.ordinal.check;

import java.util.function.LongConsumer;

/** Runs a test for many seeds, others in each run; a failing one is named, and {@code -Dseed=…} repeats it alone. */
public final class Seeds {
    private Seeds() {}

    public static void run(int count, LongConsumer test) {
        Long only = Long.getLong("seed");
        long first = only == null ? System.nanoTime() : only;
        for (int i = 0; i < (only == null ? count : 1); i++) {
            long seed = first + i;
            try {
                test.accept(seed);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(
                        "seed " + seed + " (repeat with -Dseed=" + seed + "): " + failure.getMessage(), failure);
            }
        }
    }
}
