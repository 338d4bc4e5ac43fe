package dev.ordinal.status;

import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Rung;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * One numbered step: something about a workload, or about one of its pods, became different.
 *
 * @param number grows by one with each event of this process
 * @param status the whole truth after the step; in a {@code pod.*} event only whose pod it is, in {@code workload.changed} the truth
 *     without rungs, and of the waits the first only
 * @param rung the ordinal that a {@code pod.*} event speaks of
 * @param reason why it happened, where that is known
 * @param change in {@code workload.changed}, what else became different
 */
public record StatusEvent(
        long number,
        Instant at,
        Type type,
        WorkloadStatus status,
        Optional<Rung> rung,
        Optional<Reason> reason,
        Optional<Change> change) {

    /**
     * How many states of pods may be kept for those who have not read them yet: the last forty looks at a workload of 5,000 pods, some
     * 40 MB. However many events are kept, they hold no more than this.
     */
    public static final long STATES_MAX = 200_000;

    /** What it costs to keep it, in states of pods. */
    public int weight() {
        return 1 + status.rungs().size() + change.map(Change::weight).orElse(0);
    }

    /** What happened. */
    public enum Type {
        WORKLOAD_CREATED("workload.created"),
        WORKLOAD_CHANGED("workload.changed"),
        WORKLOAD_DELETED("workload.deleted"),
        POD_CREATED("pod.created"),
        POD_CHANGED("pod.changed"),
        POD_READY("pod.ready"),
        POD_UNREADY("pod.unready"),
        POD_TERMINATING("pod.terminating"),
        POD_GONE("pod.gone");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
