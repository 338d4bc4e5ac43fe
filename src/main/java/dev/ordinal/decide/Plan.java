package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a turn came to: what is to be done now, in this order; where the workload stands; and when to look again although
 * nothing happens. Neither converged nor acting nor awaiting an event nor waking up does not occur (EXPLAINED).
 */
public record Plan(List<Action> actions, WorkloadStatus status, Optional<Instant> wakeAt) {
    public Plan {
        actions = List.copyOf(actions);
    }

    /** The status as people are told it: where no ordinal waits, what is being done is the reason that it is not there yet. */
    public WorkloadStatus told(Instant now) {
        boolean waits =
                status.waits().stream().anyMatch(waiting -> waiting.ordinal().isPresent());
        return actions.isEmpty() || waits ? status : status.doing(actions.getLast(), now);
    }
}
