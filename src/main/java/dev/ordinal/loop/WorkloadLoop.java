package dev.ordinal.loop;

import dev.ordinal.act.ClusterActor;
import dev.ordinal.act.Leadership;
import dev.ordinal.decide.Plan;
import dev.ordinal.decide.Planner;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.observed.ClusterView;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Remembered;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The service in one method: desired and observed are decided upon, the decision is acted on, and the status goes to the board. */
public final class WorkloadLoop {
    /** The event that a stale view waits for brings the key back; this is for the case that it never comes. */
    private static final Duration VIEW_CATCHES_UP = Duration.ofSeconds(1);

    private final Stages stages;
    private final Leadership acting;
    private final InstantSource clock;
    private final Planner planner = new Planner();
    private final Remembering remembering = new Remembering();
    private final Reached reached = new Reached();
    private final Refusals refusals = new Refusals();
    private final Performance performance;
    private final LongWaits longWaits;
    private final Map<WorkloadKey, Instant> behind = new ConcurrentHashMap<>();

    /** Everything that a turn passes through. */
    public record Stages(DesiredStates desired, ClusterView view, ClusterActor actor, StatusBoard board) {}

    /**
     * @param acting whether this process may act; every replica takes the same turns, only one acts
     * @param writes how many writes may be under way at once, over all workloads
     */
    public WorkloadLoop(Stages stages, Leadership acting, InstantSource clock, int writes) {
        this.stages = stages;
        this.acting = acting;
        this.clock = clock;
        this.performance = new Performance(stages.actor(), stages.view(), new Throttle(writes), remembering);
        this.longWaits = new LongWaits(stages.actor());
    }

    /** One turn of one key; never two of the same key at a time. */
    public Uni<Next> turn(WorkloadKey key) {
        Optional<WorkloadSpec> spec = stages.desired().get(key);
        if (spec.isEmpty()) {
            forget(key);
            return Uni.createFrom().item(new Next.Rest());
        }
        Instant now = clock.instant();
        Optional<Observed> observed = stages.view().observe(spec.get());
        if (observed.isEmpty()) {
            awaitView(key, now);
            return Uni.createFrom().item(new Next.After(VIEW_CATCHES_UP));
        }
        behind.remove(key);
        Observed remembered = observed.get().remembering(remember(spec.get(), observed.get(), now));
        Plan plan = planner.plan(spec.get(), remembered, now);
        WorkloadStatus status = record(refusals.applyTo(plan, now), now);
        if (!acting.mayAct()) {
            reached.forget(key);
            return Uni.createFrom().item(wake(plan.wakeAt(), now));
        }
        reached.learn(spec.get(), plan.status());
        return act(spec.get(), plan, longWaits.tell(spec.get(), status, now));
    }

    private Remembered remember(WorkloadSpec spec, Observed observed, Instant now) {
        return remembering.look(spec, observed, now).reaching(reached.beyond(spec));
    }

    private void forget(WorkloadKey key) {
        stages.view().forget(key);
        refusals.forget(key);
        remembering.forget(key);
        reached.forget(key);
        longWaits.forget(key);
        behind.remove(key);
        stages.board().remove(key, clock.instant());
    }

    /** W15: a moment is how long an answer travels, and not worth telling. */
    private void awaitView(WorkloadKey key, Instant now) {
        Instant since = behind.putIfAbsent(key, now);
        Optional<WorkloadStatus> untold = stages.board()
                .latest(key)
                .filter(last -> last.mainWait()
                        .filter(wait -> wait.reason() == Reason.VIEW_BEHIND)
                        .isEmpty());
        if (since != null && untold.isPresent() && !now.isBefore(since.plus(VIEW_CATCHES_UP))) {
            Wait wait = new Wait(Reason.VIEW_BEHIND, OptionalInt.empty(), since, "");
            stages.board().record(untold.get().waitingToo(wait), now);
        }
    }

    private WorkloadStatus record(WorkloadStatus status, Instant now) {
        WorkloadStatus continued = stages.board()
                .latest(status.key())
                .filter(before -> before.uid().equals(status.uid()))
                .map(status::continuing)
                .orElse(status);
        stages.board().record(continued, now);
        return continued;
    }

    private Uni<Next> act(WorkloadSpec spec, Plan plan, Optional<Instant> waitsLong) {
        Instant now = clock.instant();
        Refusals.Allowed allowed = refusals.allowed(plan, now);
        Optional<Instant> held = allowed.heldFor().map(now::plus);
        Optional<Instant> wakeAt = Stream.of(plan.wakeAt(), waitsLong, held)
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
        return performance.perform(spec, allowed.waves()).map(endings -> {
            if (endings.isEmpty() && held.isEmpty()) {
                refusals.forget(spec.key());
            }
            return after(plan, endings, wakeAt);
        });
    }

    private Next after(Plan plan, List<Ending> endings, Optional<Instant> wakeAt) {
        Instant now = clock.instant();
        Next next = wake(wakeAt, now);
        boolean told = false;
        for (Ending ending : endings) {
            next = switch (ending.outcome()) {
                case Outcome.Done done -> next;
                case Outcome.NotLeading notLeading -> new Next.Rest();
                case Outcome.Conflict conflict -> sooner(next, new Next.Again(conflict.message()));
                case Outcome.Retry retry -> {
                    told = true;
                    Duration held = refusals.add(plan.status(), ending.action(), retry.message(), now);
                    yield sooner(next, new Next.After(held.compareTo(retry.after()) > 0 ? held : retry.after()));
                }
                case Outcome.Refused refused -> {
                    told = true;
                    yield sooner(
                            next, new Next.After(refusals.add(plan.status(), ending.action(), refused.message(), now)));
                }
            };
        }
        if (told) {
            record(refusals.applyTo(plan, now), now);
        }
        return next;
    }

    /** A conflict is looked at again soon whatever else was refused. */
    private static Next sooner(Next one, Next other) {
        if (one instanceof Next.Again || other instanceof Next.Again) {
            return one instanceof Next.Again ? one : other;
        }
        boolean oneIsSooner = one instanceof Next.After a
                && other instanceof Next.After b
                && a.delay().compareTo(b.delay()) < 0;
        return oneIsSooner ? one : other;
    }

    private static Next wake(Optional<Instant> at, Instant now) {
        return at.<Next>map(
                        when -> new Next.At(when, Duration.between(now, when).plusMillis(1)))
                .orElse(new Next.Rest());
    }
}
