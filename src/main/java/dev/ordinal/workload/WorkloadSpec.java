package dev.ordinal.workload;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What is wanted. The pod template is opaque to every decision: it is represented by its hash, so that fields newer than
 * any model of ours decide like all others.
 *
 * @param uid identity of the stored object; a workload recreated under the same name is another one
 * @param generation grows with each change of the wish
 * @param start the first ordinal
 * @param claimTemplates names of the volume claim templates, in order
 * @param selector which pods and revisions are ours to adopt
 * @param template what is known of the pod template
 * @param limits how long history and patience last
 * @param life where the object is between creation and deletion
 * @param recorded what its status said when it was last written
 * @param blueprint the object itself, for those who build pods from it
 */
public record WorkloadSpec(
        WorkloadKey key,
        WorkloadKind kind,
        String uid,
        long generation,
        int replicas,
        int start,
        Order order,
        Rollout rollout,
        int minReadySeconds,
        List<String> claimTemplates,
        Retention retention,
        LabelSelector selector,
        Template template,
        Limits limits,
        Life life,
        Recorded recorded,
        Blueprint blueprint) {

    public WorkloadSpec {
        claimTemplates = List.copyOf(claimTemplates);
        if (replicas < 0 || start < 0 || minReadySeconds < 0) {
            throw new IllegalArgumentException("negative count in the spec of " + key);
        }
    }

    /** One past the last ordinal in range; long, because start and replicas are 32 bits each. */
    public long end() {
        return (long) start + replicas;
    }

    public boolean inRange(int ordinal) {
        return ordinal >= start && ordinal < end();
    }

    /** R8.1: sticky, whatever happens to the pod. */
    public String podName(int ordinal) {
        return key.name() + "-" + ordinal;
    }

    /** R8.4: sticky, whatever happens to the pod. */
    public String claimName(String template, int ordinal) {
        return template + "-" + podName(ordinal);
    }

    /**
     * What is known of the pod template.
     *
     * @param hash canonical hash: equal hash, equal template (R3.1)
     * @param nameHash what the name of its revision is made of (R3.2)
     */
    public record Template(String hash, int nameHash) {}

    /**
     * How long history and patience last.
     *
     * @param history how many former revisions are kept; negative for all (R3.8)
     * @param progressDeadline how long a change may move nothing, beside minReadySeconds, before that is told as a failure
     * @param neverAvailable what may be done with a pod that was never available
     */
    public record Limits(int history, Duration progressDeadline, NeverAvailable neverAvailable) {
        public static final int HISTORY = 10;

        /** As for a Deployment: long enough for a large image on a slow line. */
        public static final Duration PROGRESS_DEADLINE = Duration.ofMinutes(10);
    }

    /**
     * Where the object is between creation and deletion.
     *
     * @param deleting a deletion timestamp is set
     * @param guarded our finalizer is on the object, so that its pods go in order before it does
     * @param orphaning the pods are to stay when the object goes
     * @param leaving a door asked to delete it once its pods are gone (the way to delete a StatefulSet in order)
     * @param ours Ordinal places its pods; false for a StatefulSet that another controller runs
     */
    public record Life(boolean deleting, boolean guarded, boolean orphaning, boolean leaving, boolean ours) {
        /** Our finalizer: it holds a deletion back until the pods are gone in order. Who reads it and who writes it must agree. */
        public static final String FINALIZER = "apps.ordinal.dev/ordered-deletion";

        public static final Life ALIVE = new Life(false, true, false, false, true);
    }

    /**
     * What the stored object says of earlier turns.
     *
     * @param version the object's resourceVersion; a turn after one of our own writes to it sees that write or a later one
     * @param generation the generation that the status speaks of
     * @param currentRevision empty when none was recorded yet (R3.7)
     * @param updateRevision the revision of the template at that generation
     * @param collisionCount how often a revision's name was taken by other content (R3.6)
     * @param neverAvailable uids of pods that were not available yet
     * @param complete the wish as it is now has been fulfilled once, whatever became of its pods since (D11)
     */
    public record Recorded(
            long version,
            long generation,
            String currentRevision,
            String updateRevision,
            int collisionCount,
            Set<String> neverAvailable,
            boolean complete) {
        public static final Recorded NOTHING = new Recorded(0, 0, "", "", 0, Set.of(), false);

        /** The reason of the condition Progressing from when a generation has arrived until the next. */
        public static final String COMPLETE = "Complete";

        public Recorded {
            neverAvailable = Set.copyOf(neverAvailable);
        }
    }
}
