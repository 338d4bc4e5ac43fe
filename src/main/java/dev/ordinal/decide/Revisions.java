package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Rollout.Strategy;
import dev.ordinal.workload.WorkloadSpec;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which revision the template is, and which one pods had before (R2.5, R3.3, R3.5, R3.7).
 *
 * @param current the revision that the last completed update reached
 * @param update the revision of the present template
 * @param record what must be stored before a pod of the update revision is created; empty once it is
 */
record Revisions(String current, String update, Optional<Action> record) {
    private static final Comparator<ObservedRevision> BY_AGE =
            Comparator.comparingLong(ObservedRevision::number).thenComparing(ObservedRevision::name);

    static Revisions of(WorkloadSpec spec, Observed observed) {
        Optional<ObservedRevision> newest = observed.revisions().stream().max(BY_AGE);
        Optional<ObservedRevision> equal = observed.revisions().stream()
                .filter(revision -> revision.templateHash().equals(spec.templateHash()))
                .max(BY_AGE);
        long next = newest.map(ObservedRevision::number).orElse(0L) + 1;
        String update = equal.map(ObservedRevision::name)
                .orElseGet(() -> RevisionName.of(
                        spec.key(), spec.templateHash(), spec.recorded().collisionCount()));
        return new Revisions(current(spec, observed, update), update, record(equal, newest, update, next));
    }

    /** R3.7: the recorded one while history has it, else the update revision. */
    private static String current(WorkloadSpec spec, Observed observed, String update) {
        String recorded = spec.recorded().currentRevision();
        boolean known = observed.revisions().stream()
                .anyMatch(revision -> revision.name().equals(recorded));
        return known ? recorded : update;
    }

    /** R3.5: the newest equal is reused; an older equal is raised to be the newest; otherwise a new one is stored. */
    private static Optional<Action> record(
            Optional<ObservedRevision> equal, Optional<ObservedRevision> newest, String update, long next) {
        if (equal.isEmpty()) {
            return Optional.of(new Action.CreateRevision(update, next, Reason.RECORDING_REVISION));
        }
        if (equal.equals(newest)) {
            return Optional.empty();
        }
        return Optional.of(new Action.RaiseRevision(equal.get(), next, Reason.REUSING_REVISION));
    }

    /** R4.3: below the partition an empty ordinal is filled at the current revision, else at the update revision. */
    String forOrdinal(WorkloadSpec spec, int ordinal) {
        boolean below = spec.rollout().strategy() == Strategy.ROLLING_UPDATE
                && ordinal < (long) spec.start() + spec.rollout().partition();
        return below ? current : update;
    }
}
