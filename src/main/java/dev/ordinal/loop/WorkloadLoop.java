package dev.ordinal.loop;

import dev.ordinal.act.ClusterActor;
import dev.ordinal.act.Leadership;
import dev.ordinal.decide.Plan;
import dev.ordinal.decide.Planner;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.observed.ClusterView;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.Action;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The service in one method: desired and observed are decided upon, the decision is acted on, and the status goes to the board. */
public final class WorkloadLoop {
    /** The event that a stale view waits for brings the key back; this is for the case that it never comes. */
    private static final Duration VIEW_CATCHES_UP = Duration.ofSeconds(1);

    private final Stages stages;
    private final Leadership acting;
    private final InstantSource clock;
    private final Planner planner = new Planner();
    private final Refusals refusals = new Refusals();

    /** Everything that a turn passes through. */
    public record Stages(DesiredStates desired, ClusterView view, ClusterActor actor, StatusBoard board) {}

    /** @param acting whether this process may act; every replica takes the same turns, only one acts */
    public WorkloadLoop(Stages stages, Leadership acting, InstantSource clock) {
        this.stages = stages;
        this.acting = acting;
        this.clock = clock;
    }

    /** One turn of one key; never two of the same key at a time. */
    public Uni<Next> turn(WorkloadKey key) {
        Optional<WorkloadSpec> spec = stages.desired().get(key);
        if (spec.isEmpty()) {
            forget(key);
            return Uni.createFrom().item(new Next.Rest());
        }
        Optional<Observed> observed = stages.view().observe(spec.get());
        if (observed.isEmpty()) {
            return Uni.createFrom().item(new Next.After(VIEW_CATCHES_UP));
        }
        Instant now = clock.instant();
        Plan plan = planner.plan(spec.get(), observed.get(), now);
        record(refusals.applyTo(plan, now), now);
        if (!acting.mayAct()) {
            return Uni.createFrom().item(wake(plan, now));
        }
        return act(spec.get(), plan, now);
    }

    private void forget(WorkloadKey key) {
        stages.view().forget(key);
        refusals.forget(key);
        stages.board().remove(key, clock.instant());
    }

    private void record(WorkloadStatus status, Instant now) {
        WorkloadStatus continued = stages.board()
                .latest(status.key())
                .filter(before -> before.uid().equals(status.uid()))
                .map(status::continuing)
                .orElse(status);
        stages.board().record(continued, now);
    }

    private Uni<Next> act(WorkloadSpec spec, Plan plan, Instant now) {
        Optional<Duration> held = refusals.holdBack(plan, now);
        if (held.isPresent()) {
            return Uni.createFrom().item(new Next.After(held.get()));
        }
        return perform(spec, plan.actions()).map(ending -> after(spec, plan, ending));
    }

    /** In order; the first that is not done ends it, because the rest was planned for a cluster in which it is. */
    private Uni<Ending> perform(WorkloadSpec spec, List<Action> actions) {
        if (actions.isEmpty()) {
            return Uni.createFrom().item(new Ending(Optional.empty(), Optional.empty()));
        }
        Action action = actions.getFirst();
        return stages.actor().perform(spec, action).flatMap(outcome -> {
            if (outcome instanceof Outcome.Done done) {
                stages.view().expect(spec.key(), done.written());
                return perform(spec, actions.subList(1, actions.size()));
            }
            return Uni.createFrom().item(new Ending(Optional.of(action), Optional.of(outcome)));
        });
    }

    /** The action that was not done, and why; both empty if all were. */
    private record Ending(Optional<Action> action, Optional<Outcome> outcome) {}

    private Next after(WorkloadSpec spec, Plan plan, Ending ending) {
        Instant now = clock.instant();
        if (ending.outcome().isEmpty()) {
            refusals.forget(spec.key());
            return wake(plan, now);
        }
        return switch (ending.outcome().get()) {
            case Outcome.Done done -> wake(plan, now);
            case Outcome.NotLeading notLeading -> new Next.Rest();
            case Outcome.Conflict conflict -> new Next.Again(conflict.message());
            case Outcome.Retry retry ->
                new Next.After(held(plan, ending, retry.message()).max(retry.after()));
            case Outcome.Refused refused ->
                new Next.After(held(plan, ending, refused.message()).delay());
        };
    }

    private Refusals.Delay held(Plan plan, Ending ending, String message) {
        Instant now = clock.instant();
        Action action = ending.action().orElseThrow();
        Refusals.Delay delay = refusals.add(plan.status().key(), action, message, now);
        record(refusals.applyTo(plan, now), now);
        return delay;
    }

    private static Next wake(Plan plan, Instant now) {
        return plan.wakeAt()
                .<Next>map(at -> new Next.At(at, Duration.between(now, at).plusMillis(1)))
                .orElse(new Next.Rest());
    }
}
