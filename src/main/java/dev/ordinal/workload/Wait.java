package dev.ordinal.workload;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Something that waits: why, which ordinal, since when, and what is known beyond the reason.
 *
 * @param ordinal empty when the whole workload waits
 * @param detail what the cluster says, as {@code ImagePullBackOff}; may be empty
 */
public record Wait(Reason reason, OptionalInt ordinal, Instant since, String detail) {

    /** What is waiting for what. */
    public record Subject(Reason reason, OptionalInt ordinal) {
        @Override
        public boolean equals(Object other) {
            return this == other
                    || (other instanceof Subject subject
                            && reason == subject.reason
                            && ordinal.equals(subject.ordinal));
        }

        @Override
        public int hashCode() {
            return 31 * reason.hashCode() + ordinal.hashCode();
        }
    }

    /** By hand, for the reason that {@link WorkloadKey#equals} gives. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Wait wait
                        && reason == wait.reason
                        && ordinal.equals(wait.ordinal)
                        && since.equals(wait.since)
                        && detail.equals(wait.detail));
    }

    @Override
    public int hashCode() {
        return 31 * (31 * reason.hashCode() + ordinal.hashCode()) + since.hashCode();
    }

    public Subject subject() {
        return new Subject(reason, ordinal);
    }

    /** The same wait, begun when it began among those before; the very one of them if nothing else is told of it. */
    public Wait continuing(Map<Subject, Wait> before) {
        Wait earlier = before.get(subject());
        if (earlier == null) {
            return this;
        }
        return earlier.detail.equals(detail) ? earlier : new Wait(reason, ordinal, earlier.since, detail);
    }

    /** For people: the reason, and what the cluster says. */
    public String message() {
        return detail.isEmpty() ? reason.text() : reason.text() + ": " + detail;
    }
}
