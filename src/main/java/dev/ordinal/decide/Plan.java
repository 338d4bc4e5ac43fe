package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a turn came to: what is to be done now, wave after wave; where the workload stands; and when to look again although
 * nothing happens. Neither converged nor acting nor awaiting an event nor waking up does not occur (EXPLAINED).
 */
public record Plan(List<Wave> waves, WorkloadStatus status, Optional<Instant> wakeAt) {
    public Plan {
        waves = List.copyOf(waves);
    }

    /** Everything that is to be done, in an order that is allowed. */
    public List<Action> actions() {
        return waves.stream().flatMap(Wave::actions).toList();
    }

    /** The status as people are told it: where no ordinal waits, what is being done is the reason that it is not there yet. */
    public WorkloadStatus told(Instant now) {
        boolean waits =
                status.waits().stream().anyMatch(waiting -> waiting.ordinal().isPresent());
        if (waves.isEmpty() || waits || status.phase().arrived()) {
            return status;
        }
        return status.doing(waves.getLast().lanes().getLast().getLast(), now);
    }
}
