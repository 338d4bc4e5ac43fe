package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Rollout.Strategy;
import dev.ordinal.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;

/** Recreate: every pod of another revision goes at once, in range or not, and nothing is created before all are gone (§1.8, W17). */
final class Recreation {
    private final Turn turn;
    private final Retaining retaining;

    Recreation(Turn turn, Retaining retaining) {
        this.turn = turn;
        this.retaining = retaining;
    }

    /** Whether pods of another revision are still there. */
    boolean stopped() {
        WorkloadSpec spec = turn.spec();
        if (spec.rollout().strategy() != Strategy.RECREATE || spec.rollout().paused()) {
            return false;
        }
        List<List<Action>> lanes = new ArrayList<>();
        boolean old = false;
        for (ObservedPod pod : turn.slots().ours()) {
            if (pod.revision().equals(turn.revisions().update())) {
                continue;
            }
            old = true;
            if (pod.terminating()) {
                turn.draft().await(Reason.WAITING_FOR_OLD_GONE, pod.ordinal(), "");
            } else {
                lanes.add(delete(pod));
            }
        }
        turn.draft().actTogether(lanes);
        return old;
    }

    /** One that is scaled away takes its claims with it, if the policy says so (R6.2). */
    private List<Action> delete(ObservedPod pod) {
        List<Action> lane = new ArrayList<>();
        if (!turn.spec().inRange(pod.ordinal())) {
            lane.addAll(retaining.corrections(pod));
        }
        lane.add(Action.DeletePod.of(pod, Reason.RECREATING));
        return lane;
    }
}
