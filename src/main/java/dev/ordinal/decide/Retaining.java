package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Keeper;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedClaim;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.OwnerReference;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Retention;
import dev.ordinal.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whose claims are whose: the retention policy, told to the garbage collector by owner references (R8.9–R8.15). */
final class Retaining {
    private final WorkloadSpec spec;
    private final Observed observed;

    Retaining(WorkloadSpec spec, Observed observed) {
        this.spec = spec;
        this.observed = observed;
    }

    /** The table of R8.12 for an ordinal in range. */
    Keeper inRange() {
        return spec.retention().deletedWithWorkload() ? Keeper.WORKLOAD : Keeper.NOBODY;
    }

    private Keeper keeper(ObservedPod pod) {
        boolean condemned = !spec.inRange(pod.ordinal());
        return condemned && spec.retention().deletedWhenScaled() ? Keeper.POD : inRange();
    }

    /** What must be written so that the claims of this pod have the owner that the policy names. */
    List<Action> corrections(ObservedPod pod) {
        List<Action> corrections = new ArrayList<>();
        Keeper keeper = keeper(pod);
        for (String template : spec.claimTemplates()) {
            ObservedClaim claim = observed.claims().get(spec.claimName(template, pod.ordinal()));
            if (claim != null && !upToDate(claim, pod, keeper)) {
                Keeper wanted = unexpected(claim, pod) ? Keeper.NOBODY : keeper;
                corrections.add(
                        new Action.OwnClaim(pod.ordinal(), claim, wanted, Action.Pod.of(pod), Reason.OWNING_CLAIM));
            }
        }
        return corrections;
    }

    /** R5.2, R8.13, W1: the claim goes with a former pod of this name, and a new one must not be started over it. */
    Optional<ObservedClaim> stale(int ordinal) {
        if (!spec.retention().deletedWhenScaled()) {
            return Optional.empty();
        }
        return spec.claimTemplates().stream()
                .map(template -> observed.claims().get(spec.claimName(template, ordinal)))
                .filter(claim -> claim != null
                        && claim.owners().stream().anyMatch(owner -> namesPod(owner, spec.podName(ordinal))))
                .findFirst();
    }

    private boolean upToDate(ObservedClaim claim, ObservedPod pod, Keeper keeper) {
        if (claim.owners().isEmpty()) {
            return keeper == Keeper.NOBODY;
        }
        if (stale(claim, pod)) {
            return true; // R8.9
        }
        boolean workload = owns(claim, spec.uid());
        boolean itsPod = owns(claim, pod.uid());
        if (unexpected(claim, pod)) {
            return !workload && !itsPod; // R8.10
        }
        boolean uncontrolled = claim.owners().stream()
                .anyMatch(owner -> !owner.controller()
                        && (owner.uid().equals(spec.uid()) || owner.uid().equals(pod.uid())));
        return !uncontrolled
                && workload == (keeper == Keeper.WORKLOAD)
                && itsPod == (keeper == Keeper.POD); // R8.11, R8.12
    }

    /** R8.9: names us or the pod, but means one that was there before. */
    private boolean stale(ObservedClaim claim, ObservedPod pod) {
        return claim.owners().stream()
                .anyMatch(owner -> (namesUs(owner) && !owner.uid().equals(spec.uid()))
                        || (namesPod(owner, pod.name()) && !owner.uid().equals(pod.uid())));
    }

    /** R8.10: another controller has it; under Retain/Retain that is none of our business. */
    private boolean unexpected(ObservedClaim claim, ObservedPod pod) {
        return !spec.retention().equals(Retention.KEEP)
                && claim.owners().stream()
                        .anyMatch(owner -> owner.controller() && !namesUs(owner) && !namesPod(owner, pod.name()));
    }

    private static boolean owns(ObservedClaim claim, String uid) {
        return claim.owners().stream().anyMatch(owner -> owner.uid().equals(uid));
    }

    private boolean namesUs(OwnerReference owner) {
        return owner.namesake(
                spec.kind().apiVersion(), spec.kind().kind(), spec.key().name());
    }

    private static boolean namesPod(OwnerReference owner, String name) {
        return owner.namesake("v1", "Pod", name);
    }
}
