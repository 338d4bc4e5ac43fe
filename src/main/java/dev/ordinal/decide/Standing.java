package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Counts;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Phase;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Remembered;
import dev.ordinal.workload.Rung;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

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

    private final Turn turn;
    private final WorkloadSpec spec;
    private final Slots slots;
    private final Draft draft;
    private final Update update;
    private final boolean converged;
    private final boolean ending;

    Standing(Turn turn, Update update) {
        this.turn = turn;
        this.spec = turn.spec();
        this.slots = turn.slots();
        this.draft = turn.draft();
        this.update = update;
        this.converged = converged();
        this.ending = spec.life().deleting() || spec.life().leaving();
    }

    WorkloadStatus status() {
        String current =
                completed() ? turn.revisions().update() : turn.revisions().current();
        Counts counts = counts(current);
        Remembered remembered = turn.observed().remembered();
        if (!ending && spec.life().ours()) {
            patience();
        }
        return new WorkloadStatus(
                spec.key(),
                spec.kind(),
                spec.uid(),
                spec.generation(),
                spec.start(),
                phase(counts),
                counts,
                new WorkloadStatus.Revisions(
                        current, turn.revisions().update(), spec.recorded().collisionCount(), byRevision()),
                draft.waits(),
                rungs(),
                remembered.neverAvailable());
    }

    private Counts counts(String currentRevision) {
        int ready = 0;
        int available = 0;
        int current = 0;
        int updated = 0;
        for (ObservedPod pod : slots.ours()) {
            ready += pod.runningAndReady() ? 1 : 0;
            available += pod.readyLongEnough(spec.minReadySeconds(), draft.now()) ? 1 : 0;
            current += !pod.terminating() && pod.revision().equals(currentRevision) ? 1 : 0;
            updated +=
                    !pod.terminating() && pod.revision().equals(turn.revisions().update()) ? 1 : 0;
        }
        return new Counts(spec.replicas(), slots.ours().size(), ready, available, current, updated);
    }

    /** D9, I11: how many pods each revision has, which no two counters can say of three revisions. */
    private Map<String, Integer> byRevision() {
        Map<String, Integer> counts = new TreeMap<>();
        slots.ours().stream()
                .filter(pod -> !pod.terminating())
                .forEach(pod -> counts.merge(pod.revision(), 1, Integer::sum));
        return counts;
    }

    /** D3, D9: an update is complete, whatever the strategy, when every pod has the revision and is available. */
    private boolean completed() {
        return converged
                && slots.ours().stream()
                        .allMatch(pod -> pod.revision().equals(turn.revisions().update()));
    }

    /** Counters alone don't say it: a pod that is to go makes up for no missing one, and a terminating one is still counted. */
    private boolean converged() {
        return slots.ours().size() == spec.replicas()
                && slots.ours().stream()
                        .allMatch(pod ->
                                spec.inRange(pod.ordinal()) && pod.traits().selected() && turn.available(pod));
    }

    /**
     * D11, I18: a change makes no progress for too long. The time for which pods are to be Ready passes as asked, pausing is no
     * failure, and what breaks after the change was complete (I5: a lost node) is no change that failed.
     */
    private void patience() {
        Instant since = turn.observed().remembered().progressedAt();
        boolean arrived = converged && !update.pending();
        if (arrived || spec.recorded().complete() || spec.rollout().paused() || since.equals(Instant.MAX)) {
            return;
        }
        Instant until = since.plus(spec.limits().progressDeadline()).plusSeconds(spec.minReadySeconds());
        if (draft.now().isBefore(until)) {
            draft.wakeAt(until);
        } else {
            draft.await(
                    Reason.DEADLINE_EXCEEDED, spec.limits().progressDeadline().toSeconds() + " s");
        }
    }

    private Phase phase(Counts counts) {
        if (ending) {
            return Phase.DELETING;
        }
        if (spec.replicas() == 0 && counts.created() == 0) {
            return Phase.STOPPED;
        }
        if (draft.waits().stream().anyMatch(wait -> wait.reason() == Reason.DEADLINE_EXCEEDED)) {
            return Phase.FAILED;
        }
        if (draft.waits().stream().anyMatch(Standing::blocks)) {
            return Phase.WAITING;
        }
        if (!converged || update.pending()) {
            return Phase.UPDATING;
        }
        return spec.rollout().paused() ? Phase.PAUSED : Phase.RUNNING;
    }

    /** Whether somebody has to do something before it goes on. */
    private static boolean blocks(Wait waiting) {
        return switch (waiting.reason()) {
            case NAME_TAKEN, STORAGE_DIFFERS, WAITING_FOR_CONDEMNED_READY, WAITING_FOR_CLUSTER -> true;
            case WAITING_FOR_READY -> STUCK.contains(waiting.detail().split(":", 2)[0]);
            default -> false;
        };
    }

    private List<Rung> rungs() {
        Map<Integer, ObservedPod> pods = new HashMap<>();
        for (ObservedPod pod : slots.ours()) {
            if (pod.ordinal() != ObservedPod.NO_ORDINAL) {
                pods.put(pod.ordinal(), pod);
            }
        }
        Map<Integer, Wait> waits = new HashMap<>();
        draft.waits().reversed().forEach(w -> w.ordinal().ifPresent(ordinal -> waits.put(ordinal, w)));
        Map<Integer, Reason> doing = doing();
        int[] known = Stream.concat(pods.keySet().stream(), waits.keySet().stream())
                .mapToInt(Integer::intValue)
                .sorted()
                .distinct()
                .toArray();
        List<Rung> rungs = new ArrayList<>(known.length);
        for (int ordinal : known) {
            Optional<ObservedPod> pod = Optional.ofNullable(pods.get(ordinal));
            rungs.add(new Rung(
                    ordinal,
                    spec.inRange(ordinal) && !ending,
                    pod.map(ObservedPod::unversioned),
                    pod.filter(turn::available).isPresent(),
                    claims(ordinal),
                    Optional.ofNullable(waits.get(ordinal)),
                    Optional.ofNullable(doing.get(ordinal))));
        }
        return rungs;
    }

    /** What is about to be done with the pod of each ordinal. */
    private Map<Integer, Reason> doing() {
        Map<Integer, Reason> doing = new HashMap<>();
        draft.waves().stream().flatMap(Wave::actions).forEach(action -> {
            boolean pods = action instanceof Action.DeletePod
                    || action instanceof Action.CreatePod
                    || action instanceof Action.ChangePod;
            if (pods) {
                action.about().ifPresent(ordinal -> doing.put(ordinal, action.reason()));
            }
        });
        return doing;
    }

    private List<String> claims(int ordinal) {
        return spec.claimTemplates().stream()
                .map(template -> spec.claimName(template, ordinal))
                .toList();
    }
}
