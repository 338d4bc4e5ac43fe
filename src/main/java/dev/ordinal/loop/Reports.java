package dev.ordinal.loop;

import dev.ordinal.act.ClusterActor;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.Backoff;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.Phase;
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
    /**
     * A workload that arrives within this is written once, when it has. One that waits may go on by itself within this: a pod
     * whose claim is not bound yet is unschedulable for a moment.
     */
    private static final Duration FIRST = Duration.ofSeconds(1);

    /** The longer a climb takes, the less its counters say about its end: it is written less and less often, up to this. */
    private static final int SELDOM = 8;

    private final DesiredStates desired;
    private final StatusBoard board;
    private final ClusterActor actor;
    private final InstantSource clock;
    private final Pace pace;
    private final Map<WorkloadKey, Long> written = new ConcurrentHashMap<>();
    /** Of the workloads that move. */
    private final Map<WorkloadKey, Due> progress = new ConcurrentHashMap<>();
    /** Of the workloads that wait for somebody, or whose object is about to go, when that is worth a write. */
    private final Map<WorkloadKey, Instant> waits = new ConcurrentHashMap<>();

    /** When progress may be written, and how long after that once more. */
    private record Due(Instant at, Backoff then) {}

    /**
     * How often progress is written; where it ends, that is written at once.
     *
     * @param every of one workload, and seldomer the longer it takes
     * @param perSecond of all together: a write costs the API server as much as two pods, which many workloads at once need more
     */
    public record Pace(Duration every, int perSecond) {
        public Pace {
            if (perSecond < 1) {
                throw new IllegalArgumentException("ordinal.status.per-second must be at least 1, not " + perSecond);
            }
        }
    }

    public Reports(WorkloadLoop.Stages stages, InstantSource clock, Pace pace) {
        this.desired = stages.desired();
        this.board = stages.board();
        this.actor = stages.actor();
        this.clock = clock;
        this.pace = pace;
    }

    /** When the present status is to be written: now if nothing goes on by itself any more, else when it is time again. */
    public Next.At due(WorkloadKey key) {
        Instant now = clock.instant();
        Instant at = due(key, now);
        return new Next.At(at, now.isBefore(at) ? Duration.between(now, at) : Duration.ZERO);
    }

    private Instant due(WorkloadKey key, Instant now) {
        Optional<WorkloadStatus> latest = board.latest(key);
        Phase phase = latest.map(WorkloadStatus::phase).orElse(Phase.UPDATING);
        if (phase == Phase.WAITING) {
            return waits.computeIfAbsent(key, begins -> now.plus(FIRST));
        }
        if (latest.filter(Reports::goes).isPresent()) {
            return waits.computeIfAbsent(key, begins -> now.plus(shared(FIRST)));
        }
        waits.remove(key);
        if (phase.settled()) {
            return now;
        }
        return progress.computeIfAbsent(key, begins -> new Due(now.plus(shared(FIRST)), backoff()))
                .at();
    }

    private Backoff backoff() {
        return new Backoff(pace.every(), pace.every().multipliedBy(SELDOM));
    }

    /** Longer the more workloads move at once. */
    private Duration shared(Duration alone) {
        Duration share = Duration.ofSeconds(progress.size()).dividedBy(pace.perSecond());
        return share.compareTo(alone) > 0 ? share : alone;
    }

    /** One turn of one key, as {@link Turns} takes it. */
    public Uni<Next> turn(WorkloadKey key) {
        Optional<WorkloadSpec> spec = desired.get(key);
        Optional<WorkloadStatus> status = board.latest(key);
        if (spec.isEmpty() || status.isEmpty()) {
            written.remove(key);
            progress.remove(key);
            waits.remove(key);
            return Uni.createFrom().item(new Next.Rest());
        }
        boolean behind = spec.get().recorded().version() < written.getOrDefault(key, 0L);
        boolean other = !spec.get().uid().equals(status.get().uid());
        if (behind || other || !spec.get().life().ours()) {
            return Uni.createFrom().item(new Next.Rest());
        }
        Next.At due = due(key);
        if (due.in().isPositive()) {
            return Uni.createFrom().item(due);
        }
        boolean settled = status.get().phase().settled();
        return actor.report(spec.get(), status.get(), clock.instant()).map(outcome -> after(key, settled, outcome));
    }

    /**
     * The object is about to go, and with it whatever would be written to it, unless somebody else holds it back: the garbage
     * collector for a claim that is in use, or a finalizer.
     */
    private static boolean goes(WorkloadStatus status) {
        return status.phase() == Phase.DELETING && status.counts().created() == 0;
    }

    private void postpone(WorkloadKey key) {
        Instant now = clock.instant();
        progress.computeIfPresent(
                key, (k, before) -> new Due(now.plus(shared(before.then().next())), before.then()));
    }

    private Next after(WorkloadKey key, boolean settled, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> {
                if (done.written().version() > 0) {
                    written.put(key, done.written().version());
                }
                if (settled) {
                    progress.remove(key);
                } else {
                    postpone(key);
                }
                yield new Next.Rest();
            }
            case Outcome.NotLeading notLeading -> {
                progress.remove(key);
                yield new Next.Rest();
            }
            case Outcome.Conflict conflict -> new Next.Again(conflict.message());
            case Outcome.Retry retry -> new Next.After(retry.after());
            case Outcome.Refused refused -> new Next.Again(refused.message());
        };
    }
}
