package dev.ordinal.workload;

import dev.ordinal.workload.Rollout.Strategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An ordinary workload, its pods and its statuses, for tests that care for one or two of their properties. */
public final class TestingWorkload {
    public static final WorkloadKey KEY = new WorkloadKey("shop", "web");
    public static final String UID = "uid-web";
    public static final String HASH = "v1:x";

    private WorkloadKey key = KEY;
    private String uid = UID;
    private long generation = 1;
    private int replicas = 1;
    private int minReadySeconds;
    private List<String> claimTemplates = List.of();
    private Order order = Order.ORDERED_READY;
    private WorkloadSpec.Recorded recorded = WorkloadSpec.Recorded.NOTHING;
    private String template = HASH;
    private Blueprint blueprint = Blueprint.NONE;

    public TestingWorkload uid(String uid) {
        this.uid = uid;
        return this;
    }

    public TestingWorkload key(WorkloadKey key) {
        this.key = key;
        return this;
    }

    public TestingWorkload generation(long generation) {
        this.generation = generation;
        return this;
    }

    public TestingWorkload replicas(int replicas) {
        this.replicas = replicas;
        return this;
    }

    public TestingWorkload parallel() {
        this.order = Order.PARALLEL;
        return this;
    }

    public TestingWorkload minReadySeconds(int seconds) {
        this.minReadySeconds = seconds;
        return this;
    }

    public TestingWorkload claims(String... templates) {
        this.claimTemplates = List.of(templates);
        return this;
    }

    /** As its status said at this version of the object. */
    public TestingWorkload recorded(long version, int collisions) {
        this.recorded = new WorkloadSpec.Recorded(version, 0, "", "", collisions, Set.of(), false);
        return this;
    }

    /** The revision that its status names as the current one. */
    public TestingWorkload recordedAt(String currentRevision) {
        this.recorded = new WorkloadSpec.Recorded(1, 0, currentRevision, "", 0, Set.of(), false);
        return this;
    }

    public TestingWorkload neverAvailable(String... uids) {
        this.recorded = new WorkloadSpec.Recorded(1, 0, "", "", 0, Set.of(uids), false);
        return this;
    }

    /** @param hash other than {@link #HASH}: another template than that of its revision */
    public TestingWorkload template(String hash) {
        this.template = hash;
        return this;
    }

    public TestingWorkload blueprint(Blueprint blueprint) {
        this.blueprint = blueprint;
        return this;
    }

    public WorkloadSpec spec() {
        return new WorkloadSpec(
                key,
                WorkloadKind.ORDINAL_SET,
                uid,
                generation,
                replicas,
                0,
                order,
                new Rollout(Strategy.ROLLING_UPDATE, 0, Budget.ONE, false),
                minReadySeconds,
                claimTemplates,
                Retention.KEEP,
                new LabelSelector(Map.of("app", "web"), List.of()),
                new WorkloadSpec.Template(template, 0),
                new WorkloadSpec.Limits(
                        WorkloadSpec.Limits.HISTORY, WorkloadSpec.Limits.PROGRESS_DEADLINE, NeverAvailable.DELETE),
                WorkloadSpec.Life.ALIVE,
                recorded,
                blueprint);
    }

    /** The revision of the template that such a workload has. */
    public static ObservedRevision revision(String name) {
        return revision(name, 1, HASH);
    }

    public static ObservedRevision revision(String name, long number, String hash) {
        return new ObservedRevision(name, "uid-" + name, "1", number, Instant.EPOCH, true, Set.of(hash));
    }

    /** Pod {@code web-N} as its workload wants it: running, Ready since a moment if one is given. */
    public static ObservedPod pod(int ordinal, String uid, Optional<Instant> readySince) {
        return new ObservedPod(
                ordinal,
                "web-" + ordinal,
                uid,
                "1",
                UID,
                PodPhase.RUNNING,
                readySince,
                false,
                "web-r",
                ObservedPod.Traits.EXPECTED,
                ObservedPod.Sight.NOTHING);
    }

    /** The same pod on its way out. */
    public static ObservedPod terminating(ObservedPod pod) {
        return new ObservedPod(
                pod.ordinal(),
                pod.name(),
                pod.uid(),
                pod.version(),
                pod.owner(),
                pod.phase(),
                pod.readySince(),
                true,
                pod.revision(),
                pod.traits(),
                pod.sight());
    }

    public static WorkloadStatus status(WorkloadSpec spec, Phase phase, Counts counts, List<Wait> waits) {
        return status(spec, phase, counts, waits, List.of());
    }

    public static WorkloadStatus status(
            WorkloadSpec spec, Phase phase, Counts counts, List<Wait> waits, List<Rung> rungs) {
        return new WorkloadStatus(
                spec.key(),
                spec.kind(),
                spec.uid(),
                spec.generation(),
                spec.start(),
                phase,
                counts,
                new WorkloadStatus.Revisions("web-abc", "web-abc", 0, Map.of()),
                waits,
                rungs,
                Set.of());
    }
}
