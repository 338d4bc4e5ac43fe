package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Order;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Instant;
import java.util.List;

/**
 * What next? Reads like the rules of StatefulSet: who belongs to us; a revision for the template; Recreate takes the old ones away
 * first; then what is missing comes, what is condemned goes, what is outdated is replaced. OrderedReady goes on to each of these
 * only when the one before has nothing left to do (ORDERED_UP, ORDERED_DOWN); Parallel does them all.
 */
public final class Planner {

    /** Never fails for any spec and any observation; the same input gives the same plan, whatever the order of the pods. */
    public Plan plan(WorkloadSpec spec, Observed observed, Instant now) {
        Slots slots = Slots.of(spec, observed);
        Turn turn = new Turn(spec, observed, slots, Revisions.of(spec, observed), new Draft(now));
        Draft draft = turn.draft();
        Update update = new Update(turn);
        if (!spec.life().ours()) {
            draft.await(Reason.LEFT_ALONE, "");
        } else if (spec.life().deleting() || spec.life().leaving()) {
            new Teardown(spec, slots, draft).decide();
        } else {
            live(turn, update);
        }
        wakeForAvailability(turn);
        return new Plan(draft.waves(), new Standing(turn, update).status(), draft.wake());
    }

    private static void live(Turn turn, Update update) {
        WorkloadSpec spec = turn.spec();
        Draft draft = turn.draft();
        if (spec.kind() == WorkloadKind.ORDINAL_SET && !spec.life().guarded()) {
            draft.act(new Action.Guard(Reason.GUARDING_DELETION));
        }
        List<Action> adopted = Revisions.adoption(turn.observed());
        adopted.forEach(draft::act);
        List<List<Action>> changes = Belonging.changes(spec, turn.observed());
        if (adopted.isEmpty() && changes.isEmpty()) {
            turn.revisions().record().ifPresent(draft::act);
            move(turn, update);
            update.explain();
            turn.revisions().trimming(spec, turn.observed()).forEach(draft::act);
        }
        draft.actTogether(changes);
    }

    private static void move(Turn turn, Update update) {
        Retaining retaining = new Retaining(turn.spec(), turn.observed());
        Filling filling = new Filling(turn, retaining);
        if (new Recreation(turn, retaining).stopped()) {
            return;
        }
        if (turn.spec().order() == Order.PARALLEL) {
            new Burst(turn, filling, retaining).decide();
            update.decide();
        } else if (!new Climb(turn, filling).stopped() && !new Descent(turn, retaining).stopped()) {
            update.decide();
        }
    }

    /** Time alone makes a ready pod available, and no event tells it: counters change by it, and pods that waited may go on. */
    private static void wakeForAvailability(Turn turn) {
        int minReadySeconds = turn.spec().minReadySeconds();
        for (ObservedPod pod : turn.slots().ours()) {
            if (pod.runningAndReady()
                    && !pod.readyLongEnough(minReadySeconds, turn.draft().now())) {
                turn.draft().wakeAt(pod.availableAt(minReadySeconds));
            }
        }
    }
}
