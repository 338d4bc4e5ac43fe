package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedClaim;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.PodPhase;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.WorkloadSpec;

/**
 * The way up: every ordinal in range from the lowest, each only after the one before is Running, Ready and available (phase 1,
 * R5.1–R5.6, ORDERED_UP). The first ordinal that is not there yet stops the climb.
 */
final class Climb {
    private final WorkloadSpec spec;
    private final Observed observed;
    private final Slots slots;
    private final Revisions revisions;
    private final Draft draft;

    Climb(WorkloadSpec spec, Observed observed, Slots slots, Revisions revisions, Draft draft) {
        this.spec = spec;
        this.observed = observed;
        this.slots = slots;
        this.revisions = revisions;
        this.draft = draft;
    }

    /** Whether something is still to be brought up: then nothing is taken down (R6.1). */
    boolean stopped() {
        for (long ordinal = spec.start(); ordinal < spec.end(); ordinal++) {
            if (stopsAt((int) ordinal)) {
                return true;
            }
        }
        return false;
    }

    private boolean stopsAt(int ordinal) {
        if (slots.holder(ordinal).isEmpty()) {
            fill(ordinal);
            return true;
        }
        ObservedPod pod = slots.holder(ordinal).get();
        if (!pod.owner().equals(spec.uid())) {
            awaitStranger(ordinal, pod);
            return true;
        }
        if (pod.phase().finished()) {
            replace(ordinal, pod);
            return true;
        }
        if (pod.phase() == PodPhase.PENDING && !pod.terminating()) {
            claim(ordinal);
        }
        return awaits(ordinal, pod);
    }

    /** R5.2: the claims first, then the pod; one pod per turn. */
    private void fill(int ordinal) {
        if (claim(ordinal)) {
            String revision = revisions.forOrdinal(spec, ordinal);
            boolean present = revision.equals(revisions.update());
            draft.act(new Action.CreatePod(ordinal, spec.podName(ordinal), revision, present, Reason.FILLING_ORDINAL));
        }
    }

    /** Creates the missing claims of an ordinal (R5.2, R5.3); false if one is still terminating (R8.5, W10). */
    private boolean claim(int ordinal) {
        boolean complete = true;
        for (String template : spec.claimTemplates()) {
            String name = spec.claimName(template, ordinal);
            ObservedClaim claim = observed.claims().get(name);
            if (claim == null) {
                draft.act(new Action.CreateClaim(ordinal, template, name, Reason.CLAIMING_STORAGE));
            } else if (claim.terminating()) {
                draft.await(Reason.WAITING_FOR_CLAIM_GONE, ordinal, name);
                complete = false;
            }
        }
        return complete;
    }

    /** W16: the name is taken. Nobody's pods are deleted but our own. */
    private void awaitStranger(int ordinal, ObservedPod pod) {
        if (pod.terminating()) {
            draft.await(Reason.WAITING_FOR_TERMINATION, ordinal, "a former pod of this name");
        } else {
            draft.await(Reason.NAME_TAKEN, ordinal, pod.owner().isEmpty() ? "it has no owner" : "it has another owner");
        }
    }

    /** R5.1: a pod that will never run again is deleted, and created again once the object is gone (ONE_PER_ORDINAL). */
    private void replace(int ordinal, ObservedPod pod) {
        if (pod.terminating()) {
            draft.await(Reason.WAITING_FOR_REPLACEMENT, ordinal, pod.phase().text());
        } else {
            Reason reason = pod.phase() == PodPhase.FAILED ? Reason.REPLACING_FAILED : Reason.REPLACING_SUCCEEDED;
            draft.act(Action.DeletePod.of(pod, reason));
        }
    }

    /** R5.4–R5.6. */
    private boolean awaits(int ordinal, ObservedPod pod) {
        if (pod.terminating()) {
            draft.await(Reason.WAITING_FOR_TERMINATION, ordinal, "");
        } else if (!pod.runningAndReady()) {
            draft.await(Reason.WAITING_FOR_READY, ordinal, pod.sight().waiting());
        } else if (!pod.available(spec.minReadySeconds(), draft.now())) {
            draft.await(Reason.WAITING_FOR_AVAILABLE, ordinal, "");
        } else {
            return false;
        }
        return true;
    }
}
