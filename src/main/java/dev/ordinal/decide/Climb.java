package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.WorkloadSpec;
import java.util.Optional;

/**
 * The way up, OrderedReady: every ordinal in range from the lowest, each only after the one before is Running, Ready and available
 * (phase 1, ORDERED_UP). The first ordinal that is not there yet stops the climb.
 */
final class Climb {
    private final Turn turn;
    private final Filling filling;

    Climb(Turn turn, Filling filling) {
        this.turn = turn;
        this.filling = filling;
    }

    /** Whether something is still to be brought up: then nothing is taken down (R6.1). */
    boolean stopped() {
        WorkloadSpec spec = turn.spec();
        for (long ordinal = spec.start(); ordinal < spec.end(); ordinal++) {
            Filling.Slot slot = filling.look((int) ordinal);
            slot.actions().forEach(turn.draft()::act);
            if (!slot.settled()) {
                rollForward((int) ordinal);
                return true;
            }
        }
        return false;
    }

    /**
     * D1: the pod that stops the climb is of a revision that the update leaves behind, and was never available. The wait for it would
     * have no end that a corrected template could bring about (I1); taking it costs no availability.
     */
    private void rollForward(int ordinal) {
        Optional<ObservedPod> broken = turn.slots()
                .holder(ordinal)
                .filter(pod -> !pod.phase().finished() && turn.replaceable(pod) && turn.expendable(pod));
        broken.ifPresent(pod -> turn.draft().act(Action.DeletePod.of(pod, Reason.ROLLING_FORWARD)));
    }
}
