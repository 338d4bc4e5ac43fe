package dev.ordinal.loop;

import dev.ordinal.act.ClusterActor;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes the latest status back to the object, beside the turns and never in their way: what changed several times meanwhile is
 * written once.
 */
public final class Reports {
    private final DesiredStates desired;
    private final StatusBoard board;
    private final ClusterActor actor;
    private final InstantSource clock;
    private final Map<WorkloadKey, Long> written = new ConcurrentHashMap<>();

    public Reports(DesiredStates desired, StatusBoard board, ClusterActor actor, InstantSource clock) {
        this.desired = desired;
        this.board = board;
        this.actor = actor;
        this.clock = clock;
    }

    /** One turn of one key, as {@link Turns} takes it. */
    public Uni<Next> turn(WorkloadKey key) {
        Optional<WorkloadSpec> spec = desired.get(key);
        Optional<WorkloadStatus> status = board.latest(key);
        if (spec.isEmpty() || status.isEmpty()) {
            written.remove(key);
            return Uni.createFrom().item(new Next.Rest());
        }
        boolean behind = spec.get().recorded().version() < written.getOrDefault(key, 0L);
        boolean other = !spec.get().uid().equals(status.get().uid());
        if (behind || other || !spec.get().life().ours()) {
            return Uni.createFrom().item(new Next.Rest());
        }
        return actor.report(spec.get(), status.get(), clock.instant()).map(outcome -> next(key, outcome));
    }

    private Next next(WorkloadKey key, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> {
                if (done.written().version() > 0) {
                    written.put(key, done.written().version());
                }
                yield new Next.Rest();
            }
            case Outcome.NotLeading notLeading -> new Next.Rest();
            case Outcome.Conflict conflict -> new Next.Again(conflict.message());
            case Outcome.Retry retry -> new Next.After(retry.after());
            case Outcome.Refused refused -> new Next.Again(refused.message());
        };
    }
}
