package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Rollout.Strategy;
import dev.ordinal.workload.WorkloadSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which revision the template is, and which one pods had before (R2.5, R3.3, R3.5, R3.7).
 *
 * @param current the revision that the last completed update reached
 * @param update the revision of the present template
 * @param record what must be stored before a pod of the update revision is created; empty once it is
 */
record Revisions(String current, String update, Optional<Action> record) {
    /** So many names before the present one are looked at: a status may hold any number. */
    private static final int COLLISIONS = 20;

    static Revisions of(WorkloadSpec spec, Observed observed) {
        List<ObservedRevision> history =
                observed.revisions().stream().sorted(ObservedRevision.BY_AGE).toList();
        Optional<ObservedRevision> newest = history.isEmpty() ? Optional.empty() : Optional.of(history.getLast());
        Optional<ObservedRevision> equal = newest.filter(revision -> unchanged(spec, revision))
                .or(() -> history.reversed().stream()
                        .filter(revision -> revision.templateHashes()
                                .contains(spec.template().hash()))
                        .findFirst());
        long next = newest.map(ObservedRevision::number).orElse(0L) + 1;
        String update = equal.map(ObservedRevision::name).orElseGet(() -> name(spec));
        String reached = observed.remembered().currentRevision();
        String current = reached.isEmpty() ? spec.recorded().currentRevision() : reached;
        boolean known = history.stream().anyMatch(revision -> revision.name().equals(current));
        Set<String> others = new HashSet<>(observed.heldByOthers());
        others.remove(update); // whoever has the very name is found by the attempt to take it
        String last = newest.map(ObservedRevision::name).orElse("");
        var fresh = new Action.CreateRevision(update, next, last, others, Reason.RECORDING_REVISION);
        return new Revisions(known ? current : update, update, record(equal, newest, fresh));
    }

    private static String name(WorkloadSpec spec) {
        return name(spec, spec.recorded().collisionCount());
    }

    private static String name(WorkloadSpec spec, int collisions) {
        return RevisionName.of(spec.key(), spec.template().nameHash(), collisions);
    }

    /**
     * The wish is the one that the recorded revision was made for: then the template is too, however this release or this API server
     * writes it (I13, D10). A template that is written otherwise has another name; who bears a name of the present one, as it is or as
     * it was before a collision, and does not hold it came by it in some other way (R3.6).
     */
    private static boolean unchanged(WorkloadSpec spec, ObservedRevision newest) {
        WorkloadSpec.Recorded recorded = spec.recorded();
        return recorded.generation() == spec.generation()
                && recorded.updateRevision().equals(newest.name())
                && IntStream.rangeClosed(Math.max(0, recorded.collisionCount() - COLLISIONS), recorded.collisionCount())
                        .noneMatch(collisions -> newest.name().equals(name(spec, collisions)));
    }

    /** R3.5: the newest equal is reused; an older equal is raised to be the newest; otherwise a new one is stored. */
    private static Optional<Action> record(
            Optional<ObservedRevision> equal, Optional<ObservedRevision> newest, Action.CreateRevision fresh) {
        if (equal.isEmpty()) {
            return Optional.of(fresh);
        }
        if (equal.equals(newest)) {
            return Optional.empty();
        }
        return Optional.of(new Action.ChangeRevision(equal.get(), fresh.number(), Reason.REUSING_REVISION));
    }

    /**
     * R4.3: below the partition an empty ordinal is filled at the current revision, else at the update revision. While updates are
     * paused every ordinal is below it (PARTITION). A rolling update without parameters has partition 0, as the API's defaults say.
     */
    String forOrdinal(WorkloadSpec spec, int ordinal) {
        boolean below = spec.rollout().strategy() == Strategy.ROLLING_UPDATE
                && ordinal < (long) spec.start() + spec.rollout().partition();
        return below || spec.rollout().paused() ? current : update;
    }

    /** R2.2: revisions that match us and have nobody are ours. */
    static List<Action> adoption(Observed observed) {
        return observed.revisions().stream()
                .filter(revision -> !revision.owned())
                .<Action>map(
                        revision -> new Action.ChangeRevision(revision, revision.number(), Reason.ADOPTING_REVISION))
                .toList();
    }

    /**
     * R3.8: beyond the limit the oldest go, but none that a pod has or that an update comes from or goes to; nor the one that the stored
     * status still names, for the next process would take another one for current.
     */
    List<Action> trimming(WorkloadSpec spec, Observed observed) {
        int limit = spec.limits().history();
        if (limit < 0 || observed.revisions().size() <= limit) {
            return List.of();
        }
        Set<String> live =
                new HashSet<>(List.of(current, update, spec.recorded().currentRevision()));
        observed.pods().stream()
                .filter(pod -> pod.owner().equals(spec.uid()))
                .map(ObservedPod::revision)
                .forEach(live::add);
        List<ObservedRevision> dead = observed.revisions().stream()
                .filter(revision -> !live.contains(revision.name()))
                .sorted(ObservedRevision.BY_AGE)
                .toList();
        return dead.stream()
                .limit(Math.max(0, dead.size() - limit))
                .<Action>map(revision -> new Action.DeleteRevision(revision, Reason.TRIMMING_HISTORY))
                .toList();
    }
}
