package dev.ordinal.workload;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * Something that waits: why, which ordinal, since when, and what is known beyond the reason.
 *
 * @param ordinal empty when the whole workload waits
 * @param detail what the cluster says, as {@code ImagePullBackOff}; may be empty
 */
public record Wait(Reason reason, OptionalInt ordinal, Instant since, String detail) {

    public Wait withSince(Instant earlier) {
        return new Wait(reason, ordinal, earlier, detail);
    }

    /** Same wait, whenever it began. */
    public boolean sameAs(Wait other) {
        return reason == other.reason && ordinal.equals(other.ordinal);
    }

    /** For people: the reason, and what the cluster says. */
    public String message() {
        return detail.isEmpty() ? reason.text() : reason.text() + ": " + detail;
    }
}
