package dev.ordinal.workload;

import java.util.List;
import java.util.Optional;

/**
 * Where a workload stands, derived from what is observed.
 *
 * @param generation the generation of the wish that this speaks of
 * @param waits every wait, the one that holds up the rest first
 * @param rungs by ordinal, ascending; ordinals without a pod only as far as something is known of them
 */
public record WorkloadStatus(
        WorkloadKey key,
        WorkloadKind kind,
        String uid,
        long generation,
        int start,
        Phase phase,
        Counts counts,
        Revisions revisions,
        List<Wait> waits,
        List<Rung> rungs) {

    public WorkloadStatus {
        waits = List.copyOf(waits);
        rungs = List.copyOf(rungs);
    }

    public Optional<Wait> mainWait() {
        return waits.isEmpty() ? Optional.empty() : Optional.of(waits.getFirst());
    }

    /** The revision that pods had, the one they go to, and how often a name collided. */
    public record Revisions(String current, String update, int collisions) {}
}
