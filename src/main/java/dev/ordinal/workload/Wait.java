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
    public record Subject(Reason reason, OptionalInt ordinal) {}

    public Subject subject() {
        return new Subject(reason, ordinal);
    }

    /** The same wait, begun when it began among those before. */
    public Wait continuing(Map<Subject, Wait> before) {
        Wait earlier = before.get(subject());
        return earlier == null || earlier.since.equals(since) ? this : new Wait(reason, ordinal, earlier.since, detail);
    }

    /** For people: the reason, and what the cluster says. */
    public String message() {
        return detail.isEmpty() ? reason.text() : reason.text() + ": " + detail;
    }
}
