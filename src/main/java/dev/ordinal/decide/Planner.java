package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Order;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Retention;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Instant;
import java.util.List;

/**
 * What next? The rules of StatefulSet as one function of what is wanted, what is observed and the time. It plans at most one
 * creation and one deletion of a pod per turn: the next turn sees what came of it (ORDERED_UP, ORDERED_DOWN).
 */
public final class Planner {

    /** Never fails for any spec and any observation; the same input gives the same plan, whatever the order of the pods. */
    public Plan plan(WorkloadSpec spec, Observed observed, Instant now) {
        Draft draft = new Draft(now);
        Slots slots = Slots.of(spec, observed);
        Revisions revisions = Revisions.of(spec, observed);
        if (spec.life().deleting() || spec.life().leaving()) {
            new Teardown(spec, slots, draft).decide();
        } else if (spec.life().ours()) {
            guard(spec, draft);
            revisions.record().ifPresent(draft::act);
            if (!new Climb(spec, observed, slots, revisions, draft).stopped()) {
                new Descent(spec, slots, draft).decide();
            }
            announce(spec, slots, revisions, draft);
        }
        wakeForAvailability(spec, slots, draft);
        boolean ours = spec.life().ours();
        if (!ours) {
            draft.await(Reason.LEFT_ALONE, "");
        }
        List<Action> actions = ours ? draft.actions() : List.of();
        return new Plan(actions, Standing.of(spec, slots, revisions, draft), draft.wake());
    }

    /** Time alone makes a ready pod available, and no event tells it: counters change by it, and pods that waited may go on. */
    private static void wakeForAvailability(WorkloadSpec spec, Slots slots, Draft draft) {
        for (ObservedPod pod : slots.ours()) {
            if (pod.runningAndReady() && !pod.readyLongEnough(spec.minReadySeconds(), draft.now())) {
                draft.wakeAt(pod.availableAt(spec.minReadySeconds()));
            }
        }
    }

    private static void guard(WorkloadSpec spec, Draft draft) {
        if (spec.kind() == WorkloadKind.ORDINAL_SET && !spec.life().guarded()) {
            draft.act(new Action.Guard(Reason.GUARDING_DELETION));
        }
    }

    /** What is asked for and stored, but not done: people are told, and nothing is done in its place. */
    private static void announce(WorkloadSpec spec, Slots slots, Revisions revisions, Draft draft) {
        boolean outdated = slots.inRange().values().stream()
                .anyMatch(pod -> pod.owner().equals(spec.uid())
                        && !pod.revision().equals(revisions.forOrdinal(spec, pod.ordinal())));
        if (outdated) {
            draft.await(Reason.UPDATE_NOT_ROLLED, "to " + revisions.update());
        }
        if (spec.order() == Order.PARALLEL
                && (!draft.actions().isEmpty() || !draft.waits().isEmpty())) {
            draft.await(Reason.RUNS_ORDERED, "");
        }
        if (!spec.retention().equals(Retention.KEEP)) {
            draft.await(Reason.RETENTION_NOT_APPLIED, "");
        }
    }
}
