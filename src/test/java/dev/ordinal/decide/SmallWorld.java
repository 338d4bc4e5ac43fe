package dev.ordinal.decide;

import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.Order;
import dev.ordinal.workload.PodPhase;
import dev.ordinal.workload.Rollout.Strategy;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A wish, one of all the ways in which its few ordinals can be, and what laws want to know of it, in words of their own. */
record SmallWorld(WorkloadSpec spec, Observed observed, Instant now) {
    static final String OLD = "web-old";
    static final String NEW = "web-new";

    List<ObservedPod> ours() {
        return observed.pods().stream().filter(this::ours).toList();
    }

    boolean ours(ObservedPod pod) {
        return pod.owner().equals(Wanted.UID);
    }

    boolean member(ObservedPod pod) {
        return pod.traits().selected() && pod.ordinal() >= 0;
    }

    Optional<ObservedPod> at(int ordinal) {
        return observed.pods().stream().filter(pod -> pod.ordinal() == ordinal).findFirst();
    }

    boolean availableAt(int ordinal) {
        return at(ordinal).filter(this::available).isPresent();
    }

    boolean available(ObservedPod pod) {
        return ours(pod)
                && !pod.terminating()
                && pod.phase() == PodPhase.RUNNING
                && pod.readySince()
                        .filter(since -> !now.isBefore(since.plusSeconds(spec.minReadySeconds())))
                        .isPresent();
    }

    boolean allBelowAvailable(int end) {
        for (int ordinal = spec.start(); ordinal < end; ordinal++) {
            if (!availableAt(ordinal)) {
                return false;
            }
        }
        return true;
    }

    int end() {
        return spec.start() + spec.replicas();
    }

    int unavailable() {
        int unavailable = 0;
        for (int ordinal = spec.start(); ordinal < end(); ordinal++) {
            unavailable += availableAt(ordinal) ? 0 : 1;
        }
        return unavailable;
    }

    boolean inRange(ObservedPod pod) {
        return pod.ordinal() >= spec.start() && pod.ordinal() < end();
    }

    List<ObservedPod> condemned() {
        return ours().stream()
                .filter(pod -> pod.ordinal() >= 0 && !inRange(pod))
                .sorted(Comparator.comparingInt(ObservedPod::ordinal).reversed())
                .toList();
    }

    /** To be replaced by our own doing (INV4). */
    boolean target(ObservedPod pod) {
        return spec.rollout().strategy() == Strategy.ROLLING_UPDATE
                && !spec.rollout().paused()
                && ours(pod)
                && inRange(pod)
                && !pod.terminating()
                && !pod.revision().equals(update())
                && pod.ordinal() - spec.start() >= spec.rollout().partition();
    }

    /** The revision of the present template: the newest stored one that holds it, or the name under which it is to be stored. */
    String update() {
        Optional<ObservedRevision> newest = observed.revisions().stream().max(ObservedRevision.BY_AGE);
        boolean known = spec.recorded().generation() == spec.generation()
                && newest.filter(revision ->
                                revision.name().equals(spec.recorded().updateRevision()))
                        .isPresent();
        return known
                ? newest.get().name()
                : holders()
                        .map(ObservedRevision::name)
                        .orElseGet(() -> RevisionName.of(
                                spec.key(),
                                spec.template().nameHash(),
                                spec.recorded().collisionCount()));
    }

    private Optional<ObservedRevision> holders() {
        return observed.revisions().stream()
                .filter(revision ->
                        revision.templateHashes().contains(spec.template().hash()))
                .max(ObservedRevision.BY_AGE);
    }

    boolean parallel() {
        return spec.order() == Order.PARALLEL;
    }

    boolean ending() {
        return spec.life().deleting() || spec.life().leaving();
    }

    /** Who belongs to us is to be settled, before anything else. */
    boolean unsettled() {
        return observed.revisions().stream().anyMatch(revision -> !revision.owned())
                || observed.pods().stream().anyMatch(pod -> joins(pod) || leaves(pod));
    }

    boolean joins(ObservedPod pod) {
        return pod.owner().isEmpty() && member(pod) && !pod.terminating();
    }

    boolean leaves(ObservedPod pod) {
        return ours(pod) && !member(pod);
    }

    /** Exactly the pods in range are there, and all of them are available. */
    boolean complete() {
        return ours().size() == spec.replicas()
                && allBelowAvailable(end())
                && ours().stream().allMatch(pod -> member(pod) && inRange(pod));
    }

    /** Nothing is to come by our own doing, and people have what they want. */
    boolean converged() {
        boolean stays = spec.rollout().paused() || spec.rollout().strategy() == Strategy.ON_DELETE;
        boolean updated = ours().stream().noneMatch(this::target)
                && (spec.rollout().strategy() != Strategy.RECREATE
                        || ours().stream().allMatch(pod -> pod.revision().equals(update())));
        return !ending() && complete() && (stays || updated);
    }

    SmallWorld later(Instant then) {
        return new SmallWorld(spec, observed, then);
    }

    SmallWorld reversed() {
        Observed other = new Observed(
                observed.pods().reversed(),
                observed.claims(),
                observed.revisions().reversed(),
                observed.remembered());
        return new SmallWorld(spec, other, now);
    }
}
