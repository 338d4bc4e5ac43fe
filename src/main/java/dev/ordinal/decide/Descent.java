package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Reason;
import java.util.List;

/**
 * The way down, OrderedReady: condemned pods from the highest, each only after the one above is gone (phases 2 and 3, ORDERED_DOWN).
 * Reached only when everything in range is available (R6.1).
 */
final class Descent {
    private final Turn turn;
    private final Retaining retaining;
    private final List<ObservedPod> condemned;

    Descent(Turn turn, Retaining retaining) {
        this.turn = turn;
        this.retaining = retaining;
        this.condemned = turn.slots().condemned();
    }

    /** Whether something is still to be taken down: then nothing is updated (R6.6). */
    boolean stopped() {
        if (condemned.isEmpty()) {
            return false;
        }
        // R6.2: a claim that is to go with its pod must say so before the pod goes.
        condemned.forEach(pod -> retaining.corrections(pod).forEach(turn.draft()::act));
        takeDown(condemned.getFirst());
        return true;
    }

    private void takeDown(ObservedPod highest) {
        Draft draft = turn.draft();
        if (highest.terminating()) {
            draft.await(Reason.WAITING_FOR_HIGHER_GONE, highest.ordinal(), "");
        } else if (turn.available(highest) || highest.equals(firstUnavailable())) {
            draft.act(Action.DeletePod.of(highest, Reason.SCALING_DOWN));
        } else if (turn.expendable(highest)) {
            draft.act(Action.DeletePod.of(highest, Reason.SCALING_DOWN_NEVER_AVAILABLE)); // D5
        } else {
            draft.await(
                    Reason.WAITING_FOR_CONDEMNED_READY,
                    highest.ordinal(),
                    highest.sight().waiting());
        }
    }

    /** R4.5: the lowest; nothing in range is unavailable when we get here. */
    private ObservedPod firstUnavailable() {
        return condemned.reversed().stream()
                .filter(pod -> !turn.available(pod))
                .findFirst()
                .orElseThrow();
    }
}
