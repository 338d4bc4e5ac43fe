package dev.ordinal.workload;

import java.util.List;
import java.util.Optional;

/**
 * One ordinal of the ladder, for people: its pod if there is one, its claims, and why it waits.
 *
 * @param inRange false for a pod that is to go
 * @param pod empty while the ordinal is not filled
 * @param waiting why this ordinal waits, if it does
 */
public record Rung(
        int ordinal,
        boolean inRange,
        Optional<ObservedPod> pod,
        boolean available,
        List<String> claims,
        Optional<Wait> waiting) {

    public Rung {
        claims = List.copyOf(claims);
    }

    /** The same rung, waiting for something else. */
    public Rung waiting(Optional<Wait> other) {
        return waiting.equals(other) ? this : new Rung(ordinal, inRange, pod, available, claims, other);
    }
}
