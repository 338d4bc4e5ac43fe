package dev.ordinal.loop;

import dev.ordinal.act.ClusterActor;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes the latest status back to the object, beside the turns and never in their way: what changed several times meanwhile is
 * written once.
 */
public final class Reports {
    /** A workload that arrives within this is written once, when it has. */
    private static final Duration FIRST = Duration.ofSeconds(1);

    /** The longer a climb takes, the less its counters say about its end: it is written less and less often, up to this. */
    private static final int SELDOM = 8;

    private final DesiredStates desired;
    private final StatusBoard board;
    private final ClusterActor actor;
    private final InstantSource clock;
    private final Duration every;
    private final Map<WorkloadKey, Long> written = new ConcurrentHashMap<>();
    private final Map<WorkloadKey, Due> next = new ConcurrentHashMap<>();

    /** When progress may be written again, and how long after that once more. */
    private record Due(Instant at, Duration then) {}

    /** @param every progress of one workload is written no more often, and seldomer the longer it takes; where it ends, at once */
    public Reports(WorkloadLoop.Stages stages, InstantSource clock, Duration every) {
        this.desired = stages.desired();
        this.board = stages.board();
        this.actor = stages.actor();
        this.clock = clock;
        this.every = every;
    }

    /** When the present status is to be written: now if nothing goes on by itself any more, else when it is time again. */
    public Duration dueIn(WorkloadKey key) {
        Instant now = clock.instant();
        boolean settled =
                board.latest(key).filter(status -> status.phase().settled()).isPresent();
        Instant due = next.computeIfAbsent(key, first -> new Due(now.plus(FIRST), every)).at();
        return settled || !now.isBefore(due) ? Duration.ZERO : Duration.between(now, due);
    }

    /** One turn of one key, as {@link Turns} takes it. */
    public Uni<Next> turn(WorkloadKey key) {
        Optional<WorkloadSpec> spec = desired.get(key);
        Optional<WorkloadStatus> status = board.latest(key);
        if (spec.isEmpty() || status.isEmpty()) {
            written.remove(key);
            next.remove(key);
            return Uni.createFrom().item(new Next.Rest());
        }
        boolean behind = spec.get().recorded().version() < written.getOrDefault(key, 0L);
        boolean other = !spec.get().uid().equals(status.get().uid());
        if (behind || other || !spec.get().life().ours()) {
            return Uni.createFrom().item(new Next.Rest());
        }
        boolean settled = status.get().phase().settled();
        return actor.report(spec.get(), status.get(), clock.instant()).map(outcome -> after(key, settled, outcome));
    }

    private void postpone(WorkloadKey key, boolean settled) {
        Instant now = clock.instant();
        next.compute(key, (k, before) -> {
            Duration wait = settled || before == null ? every : before.then();
            Duration longer = wait.multipliedBy(2);
            Duration longest = every.multipliedBy(SELDOM);
            return new Due(now.plus(wait), settled ? every : longer.compareTo(longest) < 0 ? longer : longest);
        });
    }

    private Next after(WorkloadKey key, boolean settled, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> {
                if (done.written().version() > 0) {
                    written.put(key, done.written().version());
                    postpone(key, settled);
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
