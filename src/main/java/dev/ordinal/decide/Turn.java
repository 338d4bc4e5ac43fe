package dev.ordinal.decide;

import dev.ordinal.workload.NeverAvailable;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Rollout.Strategy;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Duration;
import java.util.Optional;

/** What every part of a decision looks at, and where it puts what it comes to. */
record Turn(WorkloadSpec spec, Observed observed, Slots slots, Revisions revisions, Draft draft) {
    /** Kubelets tell times in whole seconds: a shorter while between start and Ready can't be told from none. */
    private static final Duration TELLING = Duration.ofSeconds(2);

    boolean ours(ObservedPod pod) {
        return pod.owner().equals(spec.uid());
    }

    boolean available(ObservedPod pod) {
        return pod.available(spec.minReadySeconds(), draft.now());
    }

    /** Not of the revision that its ordinal is to have; below the partition every revision will do. */
    boolean outdated(ObservedPod pod) {
        return !pod.revision().equals(revisions.update())
                && (spec.rollout().strategy() != Strategy.ROLLING_UPDATE
                        || pod.ordinal() >= (long) spec.start() + spec.rollout().partition());
    }

    /** The pod of a revision that is to be replaced by our own doing. */
    boolean replaceable(ObservedPod pod) {
        return spec.rollout().strategy() == Strategy.ROLLING_UPDATE
                && !spec.rollout().paused()
                && ours(pod)
                && !pod.terminating()
                && outdated(pod);
    }

    /**
     * May be deleted where OrderedReady would wait for it (D1, D5): we created it, saw it ever since, and it was never available. A
     * pod whose readiness changed long enough after its start may have been available while nobody looked; one that is Ready now may
     * be available by a clock that is better than ours (F15), or soon will be.
     */
    boolean expendable(ObservedPod pod) {
        if (spec.limits().neverAvailable() == NeverAvailable.WAIT || pod.terminating() || pod.runningAndReady()) {
            return false;
        }
        Duration available = Duration.ofSeconds(spec.minReadySeconds());
        Duration telling = available.compareTo(TELLING) > 0 ? available : TELLING;
        Optional<Duration> onceReady = pod.traits().onceReady();
        return observed.remembered().neverAvailable().contains(pod.uid())
                && onceReady.filter(late -> late.compareTo(telling) >= 0).isEmpty();
    }
}
