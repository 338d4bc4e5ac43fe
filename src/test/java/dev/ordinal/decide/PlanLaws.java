package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.ObservedClaim;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Rollout.Strategy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds of a plan as a whole: how much of everything, what before what, and that nothing is left undone that may be done. */
final class PlanLaws {
    private final SmallWorld world;
    private final List<Action> actions;
    private final Map<Reason, Set<Integer>> deleted = new HashMap<>();
    private final Set<Integer> created = new HashSet<>();

    PlanLaws(SmallWorld world, Plan plan) {
        this.world = world;
        this.actions = plan.actions();
        for (Action action : actions) {
            if (action instanceof Action.DeletePod delete) {
                deleted.computeIfAbsent(delete.reason(), none -> new HashSet<>())
                        .add(delete.pod().ordinal());
            } else if (action instanceof Action.CreatePod create) {
                created.add(create.ordinal());
            }
        }
    }

    /** The name of the law that is broken; empty if none is. */
    String broken() {
        if (world.ending() || !world.spec().life().ours()) {
            return "";
        }
        if (world.unsettled()) {
            return settles() ? "" : "SETTLES";
        }
        if (!ordered()) {
            return "ONE_AT_A_TIME";
        }
        if (!budget()) {
            return "BUDGET";
        }
        if (!highToLow()) {
            return "HIGH_TO_LOW";
        }
        if (!sequence()) {
            return "SEQUENCE";
        }
        return goesOn() ? "" : "GOES_ON";
    }

    private Set<Integer> deleted(Reason reason) {
        return deleted.getOrDefault(reason, Set.of());
    }

    /** Who belongs to us is settled for everybody at once, revisions first, and nothing else is done on that view. */
    private boolean settles() {
        Set<Reason> others = new HashSet<>();
        actions.forEach(action -> others.add(action.reason()));
        others.removeAll(
                Set.of(Reason.GUARDING_DELETION, Reason.ADOPTING_REVISION, Reason.ADOPTING_POD, Reason.RELEASING_POD));
        long joining = world.observed().pods().stream().filter(world::joins).count();
        long leaving = world.observed().pods().stream().filter(world::leaves).count();
        long revisions = world.observed().revisions().stream()
                .filter(revision -> !revision.owned())
                .count();
        return others.isEmpty()
                && count(Reason.ADOPTING_POD) == joining
                && count(Reason.RELEASING_POD) == leaving
                && count(Reason.ADOPTING_REVISION) == revisions;
    }

    private long count(Reason reason) {
        return actions.stream().filter(action -> action.reason() == reason).count();
    }

    /** OrderedReady: one pod comes, is replaced or is taken down, and while it is, nothing is updated. */
    private boolean ordered() {
        int moved = created.size()
                + deleted(Reason.SCALING_DOWN).size()
                + deleted(Reason.SCALING_DOWN_NEVER_AVAILABLE).size()
                + deleted(Reason.REPLACING_FAILED).size()
                + deleted(Reason.REPLACING_SUCCEEDED).size()
                + deleted(Reason.ROLLING_FORWARD).size();
        return world.parallel()
                || (moved <= 1 && (moved == 0 || deleted(Reason.UPDATING_POD).isEmpty()));
    }

    /** INV5: over all ordinals, those below the partition too. */
    private boolean budget() {
        int unavailable = world.unavailable();
        int most = Math.max(
                unavailable,
                world.spec().rollout().maxUnavailable().of(world.spec().replicas()));
        return unavailable + deleted(Reason.UPDATING_POD).size() <= most;
    }

    private boolean highToLow() {
        Set<Integer> taken = deleted(Reason.UPDATING_POD);
        return world.ours().stream()
                .filter(pod -> world.target(pod) && world.available(pod))
                .filter(pod -> !taken.contains(pod.ordinal()))
                .allMatch(left -> taken.stream().allMatch(gone -> gone > left.ordinal()));
    }

    /** The revision is stored before a pod has it; D13: what goes goes before what comes. */
    private boolean sequence() {
        int firstPod = first(action -> action instanceof Action.CreatePod);
        int revision = first(
                action -> action.reason() == Reason.RECORDING_REVISION || action.reason() == Reason.REUSING_REVISION);
        int lastDown = -1;
        for (int i = 0; i < actions.size(); i++) {
            lastDown = actions.get(i).reason() == Reason.SCALING_DOWN ? i : lastDown;
        }
        boolean stored = created.isEmpty() || revision == actions.size() || revision < firstPod;
        return stored && (created.isEmpty() || lastDown < firstPod);
    }

    private int first(java.util.function.Predicate<Action> of) {
        int at = 0;
        while (at < actions.size() && !of.test(actions.get(at))) {
            at++;
        }
        return at;
    }

    /** What may be done is done, so that nothing waits for ever for nothing (CONVERGES). */
    private boolean goesOn() {
        if (world.spec().rollout().strategy() == Strategy.RECREATE
                && !world.spec().rollout().paused()) {
            List<ObservedPod> old = world.ours().stream()
                    .filter(pod -> !pod.revision().equals(world.update()))
                    .toList();
            if (!old.isEmpty()) {
                return old.stream()
                        .allMatch(pod ->
                                pod.terminating() || deleted(Reason.RECREATING).contains(pod.ordinal()));
            }
        }
        return world.parallel() ? goesOnTogether() : goesOnInOrder();
    }

    private boolean goesOnTogether() {
        for (int ordinal = world.spec().start(); ordinal < world.end(); ordinal++) {
            if (world.at(ordinal).isEmpty() && storable(ordinal) != created.contains(ordinal)) {
                return false;
            }
        }
        boolean down = world.condemned().stream()
                .allMatch(
                        pod -> pod.terminating() || deleted(Reason.SCALING_DOWN).contains(pod.ordinal()));
        boolean broken = repairs()
                || world.ours().stream()
                        .filter(pod -> world.target(pod)
                                && !world.available(pod)
                                && !pod.phase().finished())
                        .allMatch(pod -> deleted(Reason.UPDATING_UNAVAILABLE).contains(pod.ordinal()));
        return down && broken && (repairs() || spends());
    }

    private boolean goesOnInOrder() {
        for (int ordinal = world.spec().start(); ordinal < world.end(); ordinal++) {
            if (world.at(ordinal).isEmpty()) {
                return storable(ordinal) == created.contains(ordinal);
            }
            ObservedPod pod = world.at(ordinal).get();
            if (!world.available(pod) || !pod.traits().mounted()) {
                boolean finished = world.ours(pod) && pod.phase().finished() && !pod.terminating();
                return !finished || count(Reason.REPLACING_FAILED) + count(Reason.REPLACING_SUCCEEDED) == 1;
            }
        }
        List<ObservedPod> condemned = world.condemned();
        if (!condemned.isEmpty()) {
            ObservedPod highest = condemned.getFirst();
            return !world.available(highest) || deleted(Reason.SCALING_DOWN).contains(highest.ordinal());
        }
        return repairs() || spends();
    }

    /** The budget is used as far as it goes. */
    private boolean spends() {
        long targets = world.ours().stream()
                .filter(pod -> world.target(pod) && world.available(pod))
                .count();
        int free = world.spec().rollout().maxUnavailable().of(world.spec().replicas()) - world.unavailable();
        return deleted(Reason.UPDATING_POD).size() == Math.max(0, Math.min(targets, free));
    }

    /** A pod that is repaired is not updated on the same view, and neither is one that stands lower. */
    private boolean repairs() {
        return count(Reason.REPAIRING_IDENTITY) > 0;
    }

    private boolean storable(int ordinal) {
        for (String template : world.spec().claimTemplates()) {
            ObservedClaim claim = world.observed().claims().get(template + "-web-" + ordinal);
            boolean stale = claim != null
                    && world.spec().retention().deletedWhenScaled()
                    && claim.owners().stream().anyMatch(owner -> owner.kind().equals("Pod"));
            if ((claim != null && claim.terminating()) || stale) {
                return false;
            }
        }
        return true;
    }
}
