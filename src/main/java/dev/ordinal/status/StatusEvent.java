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
 * @param status the whole truth after the step
 * @param rung the ordinal that a {@code pod.*} event speaks of
 * @param reason why it happened, where that is known
 */
public record StatusEvent(
        long number, Instant at, Type type, WorkloadStatus status, Optional<Rung> rung, Optional<Reason> reason) {

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
