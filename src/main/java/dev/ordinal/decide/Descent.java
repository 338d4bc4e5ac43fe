package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.WorkloadSpec;
import java.util.List;

/**
 * The way down: condemned pods from the highest, each only after the one above is gone (phase 3, R6.3, ORDERED_DOWN). Reached
 * only when everything in range is available (R6.1).
 */
final class Descent {
    private final WorkloadSpec spec;
    private final List<ObservedPod> condemned;
    private final Draft draft;

    Descent(WorkloadSpec spec, Slots slots, Draft draft) {
        this.spec = spec;
        this.condemned = slots.condemned();
        this.draft = draft;
    }

    void decide() {
        if (condemned.isEmpty()) {
            return;
        }
        ObservedPod highest = condemned.getFirst();
        if (highest.terminating()) {
            draft.await(Reason.WAITING_FOR_HIGHER_GONE, highest.ordinal(), "");
        } else if (!available(highest) && !highest.equals(firstUnavailable())) {
            draft.await(
                    Reason.WAITING_FOR_CONDEMNED_READY,
                    highest.ordinal(),
                    highest.sight().waiting());
        } else {
            draft.act(Action.DeletePod.of(highest, Reason.SCALING_DOWN));
        }
    }

    /** R4.5: the lowest; nothing in range is unavailable when we get here. */
    private ObservedPod firstUnavailable() {
        return condemned.reversed().stream()
                .filter(pod -> !available(pod))
                .findFirst()
                .orElseThrow();
    }

    private boolean available(ObservedPod pod) {
        return pod.available(spec.minReadySeconds(), draft.now());
    }
}
