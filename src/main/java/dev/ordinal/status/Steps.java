package dev.ordinal.status;

import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Phase;
import dev.ordinal.workload.PodPhase;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Rung;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What happened between two looks at a workload: its pods' steps from the lowest ordinal up, then the workload itself. */
final class Steps {
    private Steps() {}

    /** One step, not yet numbered. */
    record Step(
            StatusEvent.Type type,
            WorkloadStatus status,
            Optional<Rung> rung,
            Optional<Reason> reason,
            Optional<Change> change) {

        Step(StatusEvent.Type type, WorkloadStatus status, Optional<Rung> rung, Optional<Reason> reason) {
            this(type, status, rung, reason, Optional.empty());
        }

        StatusEvent numbered(long number, Instant at) {
            return new StatusEvent(number, at, type, status, rung, reason, change);
        }
    }

    static List<Step> between(Optional<WorkloadStatus> before, WorkloadStatus now) {
        if (before.isEmpty()) {
            return List.of(whole(StatusEvent.Type.WORKLOAD_CREATED, now));
        }
        if (before.get().equals(now)) {
            return List.of();
        }
        if (!before.get().uid().equals(now.uid())) {
            List<Step> steps = new ArrayList<>(ending(before.get()));
            steps.add(whole(StatusEvent.Type.WORKLOAD_CREATED, now));
            return steps;
        }
        List<Step> steps = pods(before.get(), now);
        steps.add(changed(before.get(), now));
        return steps;
    }

    /** The workload is gone, and with it whatever pods it still had on our last look. */
    static List<Step> ending(WorkloadStatus last) {
        List<Step> steps = new ArrayList<>();
        WorkloadStatus heading = last.heading();
        for (Rung rung : last.rungs()) {
            if (rung.pod().isPresent()) {
                steps.add(new Step(StatusEvent.Type.POD_GONE, heading, Optional.of(rung), Optional.empty()));
            }
        }
        steps.add(whole(StatusEvent.Type.WORKLOAD_DELETED, last));
        return steps;
    }

    private static Step whole(StatusEvent.Type type, WorkloadStatus status) {
        Optional<Reason> reason = status.mainWait().map(wait -> wait.reason());
        return new Step(type, status, Optional.empty(), reason);
    }

    private static Step changed(WorkloadStatus before, WorkloadStatus now) {
        Step whole = whole(StatusEvent.Type.WORKLOAD_CHANGED, now.summary());
        Change change = Change.between(before, now);
        return new Step(whole.type(), whole.status(), whole.rung(), whole.reason(), Optional.of(change));
    }

    private static List<Step> pods(WorkloadStatus before, WorkloadStatus now) {
        List<Step> gone = new ArrayList<>();
        List<Step> there = new ArrayList<>();
        WorkloadStatus heading = now.heading();
        SideBySide.walk(before.rungs(), now.rungs(), (was, is) -> {
            if (Objects.equals(was, is)) {
                return;
            }
            Optional<Rung> former = Optional.ofNullable(was);
            Optional<Rung> present = Optional.ofNullable(is);
            former.filter(rung -> rung.pod().isPresent() && !sameUid(rung.pod(), present.flatMap(Rung::pod)))
                    .ifPresent(rung -> gone.add(
                            new Step(StatusEvent.Type.POD_GONE, heading, Optional.of(rung), Optional.empty())));
            present.filter(rung -> rung.pod().isPresent()).ifPresent(rung -> there.addAll(pod(former, rung, heading)));
        });
        gone.addAll(there);
        return gone;
    }

    private static List<Step> pod(Optional<Rung> was, Rung rung, WorkloadStatus heading) {
        ObservedPod pod = rung.pod().orElseThrow();
        Optional<ObservedPod> before = was.flatMap(Rung::pod);
        List<Step> steps = new ArrayList<>();
        boolean fresh = !sameUid(before, rung.pod());
        if (fresh) {
            steps.add(new Step(
                    StatusEvent.Type.POD_CREATED, heading, Optional.of(rung), Optional.of(Reason.FILLING_ORDINAL)));
        }
        boolean wasReady = !fresh && before.orElseThrow().runningAndReady();
        boolean wasTerminating = !fresh && before.orElseThrow().terminating();
        if (pod.terminating() && !wasTerminating) {
            steps.add(new Step(
                    StatusEvent.Type.POD_TERMINATING,
                    heading,
                    Optional.of(rung),
                    takenDown(was, rung, heading.phase())));
        } else if (pod.runningAndReady() && !wasReady) {
            steps.add(new Step(StatusEvent.Type.POD_READY, heading, Optional.of(rung), Optional.empty()));
        } else if (wasReady && !pod.runningAndReady()) {
            steps.add(new Step(
                    StatusEvent.Type.POD_UNREADY, heading, Optional.of(rung), Optional.of(Reason.WAITING_FOR_READY)));
        } else if (!fresh && !before.orElseThrow().equals(pod)) {
            steps.add(new Step(StatusEvent.Type.POD_CHANGED, heading, Optional.of(rung), rung.reason()));
        }
        return steps;
    }

    /** Why a pod is going: what was being done with it when it was last seen, or, after a restart, what it can only be. */
    private static Optional<Reason> takenDown(Optional<Rung> was, Rung rung, Phase now) {
        Optional<Reason> doing = was.flatMap(Rung::doing);
        if (doing.isPresent()) {
            return doing;
        }
        PodPhase phase = rung.pod().orElseThrow().phase();
        if (phase.finished()) {
            return Optional.of(phase == PodPhase.FAILED ? Reason.REPLACING_FAILED : Reason.REPLACING_SUCCEEDED);
        }
        if (now == Phase.DELETING) {
            return Optional.of(Reason.DELETING_IN_ORDER);
        }
        return rung.inRange() ? Optional.empty() : Optional.of(Reason.SCALING_DOWN);
    }

    private static boolean sameUid(Optional<ObservedPod> one, Optional<ObservedPod> other) {
        return one.map(ObservedPod::uid).equals(other.map(ObservedPod::uid));
    }
}
