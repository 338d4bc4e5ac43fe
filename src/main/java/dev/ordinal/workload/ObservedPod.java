package dev.ordinal.workload;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A pod as the cluster shows it, reduced to what decisions and people need.
 *
 * @param version its resourceVersion as seen: what is decided on it is done to exactly this state of the pod, or not at all
 * @param owner uid of its controller; empty for a pod that nobody controls
 * @param revision its {@code controller-revision-hash} label; empty when it has none
 * @param readySince when its Ready condition last turned true; empty while it is not ready
 * @param sight what only people look at
 */
public record ObservedPod(
        int ordinal,
        String name,
        String uid,
        String version,
        String owner,
        PodPhase phase,
        Optional<Instant> readySince,
        boolean terminating,
        String revision,
        Sight sight) {

    /** The same pod for people, who don't care which write it was seen after. */
    public ObservedPod unversioned() {
        return new ObservedPod(ordinal, name, uid, "", owner, phase, readySince, terminating, revision, sight);
    }

    /** Running and Ready; a terminating pod may still be. */
    public boolean runningAndReady() {
        return phase == PodPhase.RUNNING && readySince.isPresent();
    }

    /** Ready for long enough, and not terminating (the ≥ 1.35 meaning): others may rely on it. */
    public boolean available(int minReadySeconds, Instant now) {
        return !terminating && readyLongEnough(minReadySeconds, now);
    }

    /** As the counter of available replicas has it: a terminating pod counts as long as it is ready. */
    public boolean readyLongEnough(int minReadySeconds, Instant now) {
        return runningAndReady() && (minReadySeconds == 0 || !now.isBefore(availableAt(minReadySeconds)));
    }

    /** When a ready pod becomes available. */
    public Instant availableAt(int minReadySeconds) {
        return readySince.orElseThrow().plus(Duration.ofSeconds(minReadySeconds));
    }

    /**
     * What people look at, and no decision does.
     *
     * @param node empty until scheduled
     * @param waiting why a container waits, as {@code ImagePullBackOff}, or why the pod is unschedulable; empty if it does not
     */
    public record Sight(String node, String ip, int restarts, String waiting) {
        public static final Sight NOTHING = new Sight("", "", 0, "");
    }
}
