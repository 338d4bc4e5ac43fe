package dev.ordinal.decide;

import dev.ordinal.workload.Counts;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Phase;
import dev.ordinal.workload.Rollout.Strategy;
import dev.ordinal.workload.Rung;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where a workload stands: counters, phase and rungs (§1.9), computed from what was seen, not from what is about to be done. */
final class Standing {
    /** What a container or pod says when time alone won't help it. */
    private static final Set<String> STUCK = Set.of(
            "ImagePullBackOff",
            "ErrImagePull",
            "InvalidImageName",
            "CrashLoopBackOff",
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError",
            "Unschedulable");

    private final WorkloadSpec spec;
    private final Slots slots;
    private final Revisions revisions;
    private final Draft draft;

    private Standing(WorkloadSpec spec, Slots slots, Revisions revisions, Draft draft) {
        this.spec = spec;
        this.slots = slots;
        this.revisions = revisions;
        this.draft = draft;
    }

    static WorkloadStatus of(WorkloadSpec spec, Slots slots, Revisions revisions, Draft draft) {
        return new Standing(spec, slots, revisions, draft).status();
    }

    private WorkloadStatus status() {
        Counts counts = counts();
        return new WorkloadStatus(
                spec.key(),
                spec.kind(),
                spec.uid(),
                spec.generation(),
                spec.start(),
                phase(counts),
                counts,
                new WorkloadStatus.Revisions(
                        completed(counts) ? revisions.update() : revisions.current(),
                        revisions.update(),
                        spec.recorded().collisionCount()),
                draft.waits(),
                rungs());
    }

    private Counts counts() {
        int ready = 0;
        int available = 0;
        int current = 0;
        int updated = 0;
        for (ObservedPod pod : slots.ours()) {
            ready += pod.runningAndReady() ? 1 : 0;
            available += pod.readyLongEnough(spec.minReadySeconds(), draft.now()) ? 1 : 0;
            current += !pod.terminating() && pod.revision().equals(revisions.current()) ? 1 : 0;
            updated += !pod.terminating() && pod.revision().equals(revisions.update()) ? 1 : 0;
        }
        return new Counts(spec.replicas(), slots.ours().size(), ready, available, current, updated);
    }

    /** D3: an update is complete when every pod has the revision and is available. */
    private boolean completed(Counts counts) {
        return spec.rollout().strategy() == Strategy.ROLLING_UPDATE
                && counts.updated() == spec.replicas()
                && converged();
    }

    /** Counters alone don't say it: a condemned pod makes up for no missing one, and a terminating one is still counted. */
    private boolean converged() {
        return slots.condemned().isEmpty()
                && slots.ours().size() == spec.replicas()
                && slots.ours().stream().allMatch(pod -> pod.available(spec.minReadySeconds(), draft.now()));
    }

    private Phase phase(Counts counts) {
        if (spec.life().deleting() || spec.life().leaving()) {
            return Phase.DELETING;
        }
        if (spec.replicas() == 0 && counts.created() == 0) {
            return Phase.STOPPED;
        }
        if (draft.waits().stream().anyMatch(Standing::blocks)) {
            return spec.rollout().paused() && converged() ? Phase.PAUSED : Phase.WAITING;
        }
        return converged() ? Phase.RUNNING : Phase.UPDATING;
    }

    /** Whether somebody has to do something before it goes on. */
    private static boolean blocks(Wait waiting) {
        return switch (waiting.reason()) {
            case NAME_TAKEN, WAITING_FOR_CONDEMNED_READY, UPDATE_NOT_ROLLED, WAITING_FOR_CLUSTER -> true;
            case WAITING_FOR_READY -> STUCK.contains(waiting.detail().split(":", 2)[0]);
            default -> false;
        };
    }

    private List<Rung> rungs() {
        Map<Integer, ObservedPod> pods = new HashMap<>();
        slots.ours().forEach(pod -> pods.put(pod.ordinal(), pod));
        Map<Integer, Wait> waits = new HashMap<>();
        draft.waits().reversed().forEach(w -> w.ordinal().ifPresent(ordinal -> waits.put(ordinal, w)));
        Set<Integer> known = new TreeSet<>(pods.keySet());
        known.addAll(waits.keySet());
        List<Rung> rungs = new ArrayList<>(known.size());
        for (int ordinal : known) {
            Optional<ObservedPod> pod = Optional.ofNullable(pods.get(ordinal)).map(ObservedPod::unversioned);
            rungs.add(new Rung(
                    ordinal,
                    spec.inRange(ordinal)
                            && !spec.life().deleting()
                            && !spec.life().leaving(),
                    pod,
                    pod.filter(p -> p.available(spec.minReadySeconds(), draft.now()))
                            .isPresent(),
                    claims(ordinal),
                    Optional.ofNullable(waits.get(ordinal))));
        }
        return rungs;
    }

    private List<String> claims(int ordinal) {
        return spec.claimTemplates().stream()
                .map(template -> spec.claimName(template, ordinal))
                .toList();
    }
}
