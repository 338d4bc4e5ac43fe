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
 * @param traits how it compares with what the workload wants of it
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
        Traits traits,
        Sight sight) {

    /** No ordinal: its name is not one of the workload's. */
    public static final int NO_ORDINAL = -1;

    /** By hand, for the reason that {@link WorkloadKey#equals} gives. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof ObservedPod pod
                        && ordinal == pod.ordinal
                        && phase == pod.phase
                        && terminating == pod.terminating
                        && uid.equals(pod.uid)
                        && version.equals(pod.version)
                        && readySince.equals(pod.readySince)
                        && revision.equals(pod.revision)
                        && name.equals(pod.name)
                        && owner.equals(pod.owner)
                        && traits.equals(pod.traits)
                        && sight.equals(pod.sight));
    }

    @Override
    public int hashCode() {
        return 31 * uid.hashCode() + version.hashCode();
    }

    /** The same pod for people, who don't care which write it was seen after. */
    public ObservedPod unversioned() {
        return new ObservedPod(
                ordinal, name, uid, "", owner, phase, readySince, terminating, revision, Traits.EXPECTED, sight);
    }

    /** The same pod with other traits. */
    public ObservedPod with(Traits others) {
        return new ObservedPod(
                ordinal, name, uid, version, owner, phase, readySince, terminating, revision, others, sight);
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
     * How a pod compares with what the workload wants of it.
     *
     * @param selected its labels match the workload's selector (R2.3)
     * @param named it has the labels of its ordinal (R5.7)
     * @param mounted its volumes are the claims of its ordinal (R5.7)
     * @param onceReady its Ready condition changed since it started, so that it may have been available at a time nobody looked;
     *     empty if it never changed, otherwise how long after the start
     */
    public record Traits(boolean selected, boolean named, boolean mounted, Optional<Duration> onceReady) {
        public static final Traits EXPECTED = new Traits(true, true, true, Optional.empty());
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
