package dev.ordinal.loop;

import dev.ordinal.act.ClusterActor;
import dev.ordinal.decide.Wave;
import dev.ordinal.observed.ClusterView;
import dev.ordinal.workload.Action;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.WorkloadSpec;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Does what one turn planned, wave after wave. The lanes of a wave start slowly, one, two, four and so on, so that what the cluster
 * refuses is refused once and not a thousand times. The first lane that is not done ends it after those that run beside it, because
 * the rest was planned for a cluster in which it is.
 */
final class Performance {
    /** However many lanes there are, so many at most before their outcomes are looked at. */
    private static final int LARGEST_BATCH = 500;

    private final ClusterActor actor;
    private final ClusterView view;
    private final Throttle throttle;
    private final Remembering remembering;

    Performance(ClusterActor actor, ClusterView view, Throttle throttle, Remembering remembering) {
        this.actor = actor;
        this.view = view;
        this.throttle = throttle;
        this.remembering = remembering;
    }

    /** The actions that were not done; empty if all were. */
    Uni<List<Ending>> perform(WorkloadSpec spec, List<Wave> waves) {
        if (waves.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return batch(spec, waves.getFirst().lanes(), 1)
                .flatMap(endings -> endings.isEmpty()
                        ? perform(spec, waves.subList(1, waves.size()))
                        : Uni.createFrom().item(endings));
    }

    private Uni<List<Ending>> batch(WorkloadSpec spec, List<List<Action>> lanes, int size) {
        if (lanes.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        int now = Math.min(size, lanes.size());
        List<Uni<Optional<Ending>>> running =
                lanes.subList(0, now).stream().map(lane -> lane(spec, lane)).toList();
        return Uni.join()
                .all(running)
                .andCollectFailures()
                .map(Performance::endings)
                .flatMap(endings -> endings.isEmpty()
                        ? batch(spec, lanes.subList(now, lanes.size()), Math.min(2 * size, LARGEST_BATCH))
                        : Uni.createFrom().item(endings));
    }

    private static List<Ending> endings(List<Optional<Ending>> lanes) {
        return new ArrayList<>(lanes.stream().flatMap(Optional::stream).toList());
    }

    private Uni<Optional<Ending>> lane(WorkloadSpec spec, List<Action> lane) {
        return Uni.createFrom().emitter(emitter -> step(spec, lane, 0, emitter));
    }

    private void step(WorkloadSpec spec, List<Action> lane, int at, UniEmitter<? super Optional<Ending>> emitter) {
        if (at == lane.size()) {
            emitter.complete(Optional.empty());
            return;
        }
        Action action = lane.get(at);
        throttle.write(spec.key(), () -> actor.perform(spec, action))
                .subscribe()
                .with(
                        outcome -> {
                            if (outcome instanceof Outcome.Done done) {
                                done(spec, action, done);
                                step(spec, lane, at + 1, emitter);
                            } else {
                                expectFound(spec, outcome);
                                emitter.complete(Optional.of(new Ending(action, outcome)));
                            }
                        },
                        emitter::fail);
    }

    private void expectFound(WorkloadSpec spec, Outcome outcome) {
        if (outcome instanceof Outcome.Conflict conflict) {
            conflict.found().ifPresent(found -> view.expect(spec.key(), found));
        }
    }

    private void done(WorkloadSpec spec, Action action, Outcome.Done done) {
        view.expect(spec.key(), done.written());
        if (action instanceof Action.CreatePod) {
            remembering.born(spec, done.written().uid());
        }
    }
}
