package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Parallel: all ordinals at once, none waiting for another. What is to go goes before what is missing is created, so that a tight
 * quota has room for it (R6.7, D13).
 */
final class Burst {
    /** How much is begun on one view, so that a slip of the keyboard that asks for millions of pods costs no memory. */
    static final int MOST = 10_000;

    private final Turn turn;
    private final Filling filling;
    private final Retaining retaining;

    Burst(Turn turn, Filling filling, Retaining retaining) {
        this.turn = turn;
        this.filling = filling;
        this.retaining = retaining;
    }

    void decide() {
        List<List<Action>> down = new ArrayList<>();
        turn.slots().condemned().forEach(pod -> down.add(takeDown(pod)));
        turn.draft().actTogether(down);
        List<List<Action>> up = new ArrayList<>();
        WorkloadSpec spec = turn.spec();
        for (long ordinal = spec.start(); ordinal < spec.end() && up.size() < MOST; ordinal++) {
            List<Action> lane = filling.look((int) ordinal).actions();
            if (!lane.isEmpty()) {
                up.add(lane);
            }
        }
        turn.draft().actTogether(up);
    }

    /** R6.2, R6.3: whatever its health. */
    private List<Action> takeDown(ObservedPod pod) {
        List<Action> lane = new ArrayList<>(retaining.corrections(pod));
        if (pod.terminating()) {
            turn.draft().await(Reason.WAITING_FOR_TERMINATION, pod.ordinal(), "");
        } else {
            lane.add(Action.DeletePod.of(pod, Reason.SCALING_DOWN));
        }
        return lane;
    }
}
