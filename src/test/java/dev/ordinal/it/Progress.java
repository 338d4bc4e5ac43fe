package dev.ordinal.it;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Waits for as long as something gets less: how fast it does is the machine's affair, that it does is ours. */
final class Progress {
    /** A replica that was killed keeps its share of the work for seconds; a slow machine takes several times as long. */
    private static final Duration STANDSTILL = Duration.ofMinutes(1);

    private Progress() {}

    /** How much is left. */
    interface Left<E extends Exception> {
        long count() throws E;
    }

    static <E extends Exception> void toNothing(String what, Left<E> left) throws E {
        for (long before = left.count(); before > 0; ) {
            long last = before;
            before = await(what + "; left: " + last).atMost(STANDSTILL).until(left::count, now -> now < last);
        }
    }
}
