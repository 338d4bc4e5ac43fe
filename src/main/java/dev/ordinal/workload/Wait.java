package dev.ordinal.workload;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * Something that waits: why, which ordinal, since when, and what is known beyond the reason.
 *
 * @param ordinal empty when the whole workload waits
 * @param detail what the cluster says, as {@code ImagePullBackOff}; may be empty
 */
public record Wait(Reason reason, OptionalInt ordinal, Instant since, String detail) {

    /** The same wait, begun when it began among those before. */
    public Wait continuing(List<Wait> before) {
        for (Wait earlier : before) {
            if (earlier.reason == reason && earlier.ordinal.equals(ordinal)) {
                return new Wait(reason, ordinal, earlier.since, detail);
            }
        }
        return this;
    }

    /** For people: the reason, and what the cluster says. */
    public String message() {
        return detail.isEmpty() ? reason.text() : reason.text() + ": " + detail;
    }
}
