package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Order;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Rollout.Strategy;
import dev.ordinal.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** From one revision to the next (phase 4, R7.1–R7.9, BUDGET, PARTITION). */
final class Update {
    private final Turn turn;
    private final WorkloadSpec spec;
    private final List<ObservedPod> outdated;

    Update(Turn turn) {
        this.turn = turn;
        this.spec = turn.spec();
        this.outdated = turn.slots().inRange().values().stream()
                .filter(pod -> turn.ours(pod)
                        && stays(pod)
                        && !pod.revision().equals(turn.revisions().update()))
                .sorted(Comparator.comparingInt(ObservedPod::ordinal).reversed())
                .toList();
    }

    /** What is going already, or never runs again, is replaced whatever the strategy. */
    private static boolean stays(ObservedPod pod) {
        return !pod.terminating() && !pod.phase().finished();
    }

    /** Whether pods are still to be replaced by our own doing. */
    boolean pending() {
        return !spec.rollout().paused()
                && spec.rollout().strategy() != Strategy.ON_DELETE
                && outdated.stream().anyMatch(turn::outdated);
    }

    /** Takes what the budget allows, from the highest ordinal down. Reached in OrderedReady only when every pod is available. */
    void decide() {
        List<ObservedPod> targets = outdated.stream().filter(turn::replaceable).toList();
        // A pod whose labels are being repaired is another one afterwards: nothing is decided on what it was.
        if (targets.isEmpty() || does(Action.ChangePod.class)) {
            return;
        }
        List<List<Action>> deletions = new ArrayList<>();
        if (spec.order() == Order.PARALLEL) {
            // R7.7: what is down already costs nothing; a broken revision must not use up the budget that would replace
            // it.
            targets.stream()
                    .filter(pod -> !turn.available(pod))
                    .forEach(pod -> deletions.add(List.of(Action.DeletePod.of(pod, Reason.UPDATING_UNAVAILABLE))));
        }
        targets.stream()
                .filter(turn::available)
                .limit(Math.max(0, budget() - unavailable()))
                .forEach(pod -> deletions.add(List.of(Action.DeletePod.of(pod, Reason.UPDATING_POD))));
        if (spec.order() == Order.PARALLEL) {
            turn.draft().actTogether(deletions);
        } else {
            deletions.forEach(
                    deletion -> deletion.forEach(turn.draft()::act)); // one after the other, as all that is ordered
        }
    }

    /** Tells why pods that have not the update revision are not being replaced. */
    void explain() {
        if (outdated.isEmpty()) {
            return;
        }
        Draft draft = turn.draft();
        if (spec.rollout().paused()) {
            draft.await(Reason.HELD_BY_PAUSE, ordinals(outdated));
            return;
        }
        switch (spec.rollout().strategy()) {
            case ON_DELETE -> draft.await(Reason.HELD_BY_ON_DELETE, ordinals(outdated));
            case RECREATE -> {}
            case ROLLING_UPDATE -> explainRolling();
        }
    }

    private void explainRolling() {
        Draft draft = turn.draft();
        List<ObservedPod> held =
                outdated.stream().filter(pod -> !turn.outdated(pod)).toList();
        if (!does(Action.DeletePod.class) && !does(Action.ChangePod.class)) {
            outdated.stream()
                    .filter(pod -> turn.replaceable(pod) && turn.available(pod))
                    .findFirst()
                    .ifPresent(this::await);
        }
        if (!held.isEmpty()) {
            draft.await(Reason.HELD_BY_PARTITION, ordinals(held));
        }
    }

    /** Where budget is left, something else comes first (R6.6), and says itself what it waits for. */
    private void await(ObservedPod next) {
        Reason reason = spent();
        if (reason == Reason.WAITING_FOR_UPDATED || unavailable() >= budget()) {
            turn.draft().await(reason, next.ordinal(), spentBy());
        }
    }

    private boolean does(Class<? extends Action> kind) {
        return turn.draft().waves().stream().flatMap(Wave::actions).anyMatch(kind::isInstance);
    }

    /** W8 where the update's own pods are what is waited for, else W9. */
    private Reason spent() {
        boolean updated = turn.slots().inRange().values().stream()
                .anyMatch(pod ->
                        turn.ours(pod) && pod.revision().equals(turn.revisions().update()) && !turn.available(pod));
        return updated ? Reason.WAITING_FOR_UPDATED : Reason.BUDGET_SPENT;
    }

    private String spentBy() {
        return unavailable() + " unavailable, at most " + budget();
    }

    private int budget() {
        return spec.rollout().maxUnavailable().of(spec.replicas());
    }

    /** R7.5: over all ordinals, those below the partition too. */
    private int unavailable() {
        long available = turn.slots().inRange().values().stream()
                .filter(pod -> turn.ours(pod) && turn.available(pod))
                .count();
        return (int) (spec.replicas() - available);
    }

    private static String ordinals(List<ObservedPod> pods) {
        int lowest = pods.getLast().ordinal();
        int highest = pods.getFirst().ordinal();
        return pods.size()
                + (pods.size() == 1 ? " pod, ordinal " + lowest : " pods, ordinals " + lowest + " to " + highest);
    }
}
