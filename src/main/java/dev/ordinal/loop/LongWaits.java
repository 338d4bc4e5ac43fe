package dev.ordinal.loop;

import dev.ordinal.act.ClusterActor;
import dev.ordinal.act.Notice;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells a wait as an Event on the object once it has lasted for a while. A wait of a moment is what order looks like, and not worth
 * an object in the cluster's store.
 */
final class LongWaits {
    private static final Duration LONG = Duration.ofSeconds(30);

    /** The first waits are those that hold up the rest; who wants to know of a thousand pods reads the status. */
    private static final int MOST = 3;

    private final ClusterActor actor;
    private final Map<WorkloadKey, Map<Wait.Subject, Instant>> told = new ConcurrentHashMap<>();

    LongWaits(ClusterActor actor) {
        this.actor = actor;
    }

    /** @return when a wait that is still short will have lasted long enough */
    Optional<Instant> tell(WorkloadSpec spec, WorkloadStatus status, Instant now) {
        List<Wait> waits = status.waits().stream()
                .filter(wait -> wait.reason().waits() && !wait.reason().holds())
                .limit(MOST)
                .toList();
        Map<Wait.Subject, Instant> before = told.getOrDefault(spec.key(), Map.of());
        Map<Wait.Subject, Instant> after = new HashMap<>();
        Optional<Instant> next = Optional.empty();
        for (Wait wait : waits) {
            Instant due = wait.since().plus(LONG);
            if (wait.since().equals(before.get(wait.subject()))) {
                after.put(wait.subject(), wait.since());
            } else if (!now.isBefore(due)) {
                after.put(wait.subject(), wait.since());
                actor.tell(spec, Notice.of(wait));
            } else if (next.isEmpty() || due.isBefore(next.get())) {
                next = Optional.of(due);
            }
        }
        if (after.isEmpty()) {
            told.remove(spec.key());
        } else {
            told.put(spec.key(), after);
        }
        return next;
    }

    void forget(WorkloadKey key) {
        told.remove(key);
    }
}
