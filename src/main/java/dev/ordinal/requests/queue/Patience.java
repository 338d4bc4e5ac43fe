package dev.ordinal.requests.queue;

import java.time.Duration;

/**
 * How to try again.
 *
 * @param first pause after the first failure; each further one is twice as long, with jitter
 * @param longest pause
 * @param tries of a request that fails in a way nobody expects, before it is put aside; a cluster that does not answer is waited
 *     for as long as it takes
 */
record Patience(Duration first, Duration longest, int tries) {
    static final Patience USUAL = new Patience(Duration.ofMillis(200), Duration.ofSeconds(5), 10);

    /** Replicas that lost the same cluster do not come back in step. */
    static final double JITTER = 0.5;
}
