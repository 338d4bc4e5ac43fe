package dev.ordinal.desired;

import dev.ordinal.workload.WorkloadKind;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;

/**
 * Whose pods Ordinal places. A StatefulSet whose status the built-in controller wrote since we run is left alone, so that two
 * controllers never fight.
 *
 * @param kinds the kinds that the configuration names
 * @param since when this process started
 */
public record Orchestration(Set<WorkloadKind> kinds, Instant since) {
    public Orchestration {
        kinds = Set.copyOf(kinds);
    }

    /** @param builtInWroteAt RFC 3339, or empty if the built-in controller never wrote its status */
    boolean places(WorkloadKind kind, String builtInWroteAt) {
        return kinds.contains(kind) && (builtInWroteAt.isEmpty() || !active(builtInWroteAt));
    }

    private boolean active(String wroteAt) {
        try {
            return Instant.parse(wroteAt).isAfter(since);
        } catch (DateTimeParseException unreadable) {
            return true;
        }
    }
}
