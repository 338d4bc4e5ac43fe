package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Keeper;
import dev.ordinal.workload.ObservedClaim;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Order;
import dev.ordinal.workload.PodPhase;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one ordinal in range needs (R5.1–R5.7), whatever the order in which ordinals are taken. */
final class Filling {
    private final Turn turn;
    private final WorkloadSpec spec;
    private final Retaining retaining;
    private final Draft draft;

    Filling(Turn turn, Retaining retaining) {
        this.turn = turn;
        this.spec = turn.spec();
        this.retaining = retaining;
        this.draft = turn.draft();
    }

    /**
     * What becomes of an ordinal now.
     *
     * @param actions to be done for it, in order
     * @param settled nothing below it is waited for: the next ordinal may be looked at
     */
    record Slot(List<Action> actions, boolean settled) {}

    Slot look(int ordinal) {
        Optional<ObservedPod> holder = turn.slots().holder(ordinal);
        if (holder.isEmpty()) {
            return new Slot(fill(ordinal), false);
        }
        ObservedPod pod = holder.get();
        if (!turn.ours(pod)) {
            awaitStranger(pod);
            return new Slot(List.of(), false);
        }
        if (pod.phase().finished()) {
            return new Slot(replace(pod), false);
        }
        return keep(pod);
    }

    /** R5.2: the claims first, then the pod. */
    private List<Action> fill(int ordinal) {
        Optional<ObservedClaim> stale = retaining.stale(ordinal);
        if (stale.isPresent()) {
            draft.await(Reason.WAITING_FOR_STALE_CLAIM, ordinal, stale.get().name());
            return List.of();
        }
        List<Action> actions = new ArrayList<>();
        if (claim(ordinal, actions)) {
            String revision = turn.revisions().forOrdinal(spec, ordinal);
            boolean present = revision.equals(turn.revisions().update());
            actions.add(
                    new Action.CreatePod(ordinal, spec.podName(ordinal), revision, present, Reason.FILLING_ORDINAL));
        }
        return actions;
    }

    /** The missing claims of an ordinal (R5.2, R5.3); false if one is still terminating (R8.5, W10). */
    private boolean claim(int ordinal, List<Action> actions) {
        boolean complete = true;
        Keeper keeper = retaining.inRange();
        for (String template : spec.claimTemplates()) {
            String name = spec.claimName(template, ordinal);
            ObservedClaim claim = turn.observed().claims().get(name);
            if (claim == null) {
                actions.add(new Action.CreateClaim(ordinal, template, name, keeper, Reason.CLAIMING_STORAGE));
            } else if (claim.terminating()) {
                draft.await(Reason.WAITING_FOR_CLAIM_GONE, ordinal, name);
                complete = false;
            }
        }
        return complete;
    }

    /** W16: the name is taken. Nobody's pods are deleted but our own. */
    private void awaitStranger(ObservedPod pod) {
        if (pod.terminating()) {
            draft.await(Reason.WAITING_FOR_TERMINATION, pod.ordinal(), "a former pod of this name");
        } else {
            String why = pod.owner().isEmpty() ? "it has no owner, and other labels" : "it has another owner";
            draft.await(Reason.NAME_TAKEN, pod.ordinal(), why);
        }
    }

    /** R5.1: a pod that will never run again is deleted, and created again once the object is gone (ONE_PER_ORDINAL). */
    private List<Action> replace(ObservedPod pod) {
        if (pod.terminating()) {
            draft.await(
                    Reason.WAITING_FOR_REPLACEMENT, pod.ordinal(), pod.phase().text());
            return List.of();
        }
        Reason reason = pod.phase() == PodPhase.FAILED ? Reason.REPLACING_FAILED : Reason.REPLACING_SUCCEEDED;
        return List.of(Action.DeletePod.of(pod, reason));
    }

    /** R5.3–R5.7; in Parallel a pod is put right in whatever state it is. */
    private Slot keep(ObservedPod pod) {
        List<Action> actions = new ArrayList<>();
        boolean pending = pod.phase() == PodPhase.PENDING && !pod.terminating();
        if (pending) {
            claim(pod.ordinal(), actions);
        }
        boolean waits = awaits(pod);
        boolean stops = waits && spec.order() == Order.ORDERED_READY;
        if (pending || !stops) {
            actions.addAll(retaining.corrections(pod));
        }
        return new Slot(actions, !stops && !pod.terminating() && repaired(pod, actions));
    }

    /** R5.7: labels can be put back, volumes can't: who has others than its own claims stops the rest (STICKY_STORAGE). */
    private boolean repaired(ObservedPod pod, List<Action> actions) {
        if (!pod.traits().named()) {
            actions.add(new Action.ChangePod(
                    Action.Pod.of(pod), Action.ChangePod.Change.IDENTIFY, Reason.REPAIRING_IDENTITY));
        }
        if (!pod.traits().mounted()) {
            draft.await(Reason.STORAGE_DIFFERS, pod.ordinal(), "");
        }
        return pod.traits().mounted();
    }

    /** R5.4–R5.6. */
    private boolean awaits(ObservedPod pod) {
        if (pod.terminating()) {
            draft.await(Reason.WAITING_FOR_TERMINATION, pod.ordinal(), "");
        } else if (!pod.runningAndReady()) {
            draft.await(Reason.WAITING_FOR_READY, pod.ordinal(), pod.sight().waiting());
        } else if (!turn.available(pod)) {
            draft.await(Reason.WAITING_FOR_AVAILABLE, pod.ordinal(), "");
        } else {
            return false;
        }
        return true;
    }
}
