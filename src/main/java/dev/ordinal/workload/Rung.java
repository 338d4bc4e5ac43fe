package dev.ordinal.workload;

import java.util.List;
import java.util.Optional;

/**
 * One ordinal of the ladder, for people: its pod if there is one, its claims, and why it waits.
 *
 * @param inRange false for a pod that is to go
 * @param pod empty while the ordinal is not filled
 * @param waiting why this ordinal waits, if it does
 * @param doing what is being done about it right now, if anything is
 */
public record Rung(
        int ordinal,
        boolean inRange,
        Optional<ObservedPod> pod,
        boolean available,
        List<String> claims,
        Optional<Wait> waiting,
        Optional<Reason> doing) {

    public Rung {
        claims = List.copyOf(claims);
    }

    public Rung(
            int ordinal,
            boolean inRange,
            Optional<ObservedPod> pod,
            boolean available,
            List<String> claims,
            Optional<Wait> waiting) {
        this(ordinal, inRange, pod, available, claims, waiting, Optional.empty());
    }

    /** By hand, for the reason that {@link WorkloadKey#equals} gives. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Rung rung
                        && ordinal == rung.ordinal
                        && inRange == rung.inRange
                        && available == rung.available
                        && pod.equals(rung.pod)
                        && waiting.equals(rung.waiting)
                        && doing.equals(rung.doing)
                        && claims.equals(rung.claims));
    }

    @Override
    public int hashCode() {
        return 31 * ordinal + pod.hashCode();
    }

    /** Is there anything to tell of it: a pod, or why there is none? */
    public boolean told() {
        return pod.isPresent() || waiting.isPresent();
    }

    /** Why it is not as it is to be: what it waits for, or else what is being done. */
    public Optional<Reason> reason() {
        return waiting.map(Wait::reason).or(() -> doing);
    }

    /** The same rung, waiting for something else. */
    public Rung waiting(Optional<Wait> other) {
        return waiting.equals(other) ? this : new Rung(ordinal, inRange, pod, available, claims, other, doing);
    }
}
