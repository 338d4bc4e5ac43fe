package dev.ordinal.loop;

import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which revision was the current one at the last turn. A status is written beside the turns, so the next wish may be seen before it:
 * the revision that pods were made at, or that an update has reached since, is current all the same (R3.7). Once the stored status
 * names another revision than it did then, that counts: it was written later. Only a leader knows more than is stored.
 */
final class Reached {
    private final Map<WorkloadKey, Turn> last = new ConcurrentHashMap<>();

    /** @param stored what the stored status named when the turn was taken */
    private record Turn(String workload, String stored, String current) {}

    /** What was reached without the stored status saying so yet; empty if that says it, or nothing is known. */
    String beyond(WorkloadSpec spec) {
        Turn turn = last.get(spec.key());
        boolean unsaid = turn != null
                && turn.workload().equals(spec.uid())
                && turn.stored().equals(spec.recorded().currentRevision());
        return unsaid ? turn.current() : "";
    }

    void learn(WorkloadSpec spec, WorkloadStatus status) {
        String stored = spec.recorded().currentRevision();
        last.put(spec.key(), new Turn(spec.uid(), stored, status.revisions().current()));
    }

    void forget(WorkloadKey key) {
        last.remove(key);
    }
}
