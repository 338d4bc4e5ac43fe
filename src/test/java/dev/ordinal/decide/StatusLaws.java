package dev.ordinal.decide;

import dev.ordinal.workload.Counts;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Rung;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadStatus;
import java.util.function.Predicate;

/** INV8: what is told is what was seen, and no update is said to be complete that is not. */
final class StatusLaws {
    private final SmallWorld world;
    private final WorkloadStatus status;

    StatusLaws(SmallWorld world, Plan plan) {
        this.world = world;
        this.status = plan.status();
    }

    /** The name of the law that is broken; empty if none is. */
    String broken() {
        if (!counters()) {
            return "INV8";
        }
        if (!completion()) {
            return "COMPLETION";
        }
        if (!byRevision()) {
            return "D9";
        }
        return rungs() ? "" : "RUNGS";
    }

    private boolean counters() {
        Counts counts = status.counts();
        String current = status.revisions().current();
        String update = status.revisions().update();
        Predicate<ObservedPod> stays = pod -> !pod.terminating();
        return counts.desired() == world.spec().replicas()
                && counts.created() == count(pod -> true)
                && counts.ready() == count(ObservedPod::runningAndReady)
                && counts.available() == count(this::readyLongEnough)
                && counts.current() == count(stays.and(pod -> pod.revision().equals(current)))
                && counts.updated() == count(stays.and(pod -> pod.revision().equals(update)))
                && update.equals(world.update())
                && status.generation() == world.spec().generation();
    }

    private boolean readyLongEnough(ObservedPod pod) {
        return pod.readySince()
                .filter(since ->
                        !world.now().isBefore(since.plusSeconds(world.spec().minReadySeconds())))
                .isPresent();
    }

    private long count(Predicate<ObservedPod> of) {
        return world.ours().stream().filter(of).count();
    }

    /** D3, D9: whatever the strategy, when every pod has it and is available. */
    private boolean completion() {
        boolean complete = world.complete()
                && world.ours().stream().allMatch(pod -> pod.revision().equals(world.update()));
        String recorded = world.spec().recorded().currentRevision();
        boolean known = world.observed().revisions().stream()
                .anyMatch(revision -> revision.name().equals(recorded));
        return status.revisions().current().equals(complete || !known ? world.update() : recorded);
    }

    private boolean byRevision() {
        int all = status.revisions().pods().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return all == count(pod -> !pod.terminating());
    }

    /** By ordinal, one each, for every pod that we own and everything that waits. */
    private boolean rungs() {
        int last = -1;
        for (Rung rung : status.rungs()) {
            boolean lawful = rung.ordinal() > last
                    && rung.pod()
                            .map(ObservedPod::uid)
                            .equals(world.at(rung.ordinal()).filter(world::ours).map(ObservedPod::uid))
                    && rung.available() == world.availableAt(rung.ordinal())
                    && rung.claims().size() == world.spec().claimTemplates().size()
                    && rung.inRange() == (!world.ending() && world.spec().inRange(rung.ordinal()));
            if (!lawful) {
                return false;
            }
            last = rung.ordinal();
        }
        long waiting = status.waits().stream()
                .filter(wait -> wait.ordinal().isPresent())
                .map(Wait::ordinal)
                .distinct()
                .count();
        return status.rungs().stream()
                                .filter(rung -> rung.waiting().isPresent())
                                .count()
                        == waiting
                && status.rungs().stream()
                                .filter(rung -> rung.pod().isPresent())
                                .count()
                        == count(pod -> pod.ordinal() >= 0);
    }
}
