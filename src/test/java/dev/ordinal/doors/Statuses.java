package dev.ordinal.doors;

import dev.ordinal.workload.Counts;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Phase;
import dev.ordinal.workload.PodPhase;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Rung;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Statuses to record. */
public final class Statuses {
    private Statuses() {}

    public static WorkloadStatus running(WorkloadKey key, long generation) {
        return new WorkloadStatus(
                key,
                WorkloadKind.ORDINAL_SET,
                "uid-" + key.name(),
                generation,
                0,
                Phase.RUNNING,
                new Counts(0, 0, 0, 0, 0, 0),
                new WorkloadStatus.Revisions("web-1", "web-1", 0, Map.of()),
                List.of(),
                List.of(),
                Set.of());
    }

    /** The workload that was {@link #climbing}, after its pod was taken away: ordinal 1 waits as before, of ordinal 0 nothing is told. */
    public static WorkloadStatus bereft(WorkloadKey key) {
        WorkloadStatus before = climbing(key);
        return new WorkloadStatus(
                key,
                before.kind(),
                before.uid(),
                before.generation(),
                before.start(),
                Phase.WAITING,
                new Counts(3, 0, 0, 0, 0, 0),
                new WorkloadStatus.Revisions("web-1", "web-1", 0, Map.of()),
                before.waits().subList(1, 2),
                before.rungs().subList(1, 3),
                Set.of());
    }

    /** Ordinal 0 is there and not ready, ordinal 1 waits for it, ordinal 2 is not spoken of. */
    public static WorkloadStatus climbing(WorkloadKey key) {
        Wait wait = new Wait(Reason.WAITING_FOR_READY, OptionalInt.of(0), BehindTheDoors.NOON, "ImagePullBackOff");
        ObservedPod pod = new ObservedPod(
                0,
                key.name() + "-0",
                "pod-0",
                "1",
                "uid-" + key.name(),
                PodPhase.PENDING,
                Optional.empty(),
                false,
                "web-1",
                ObservedPod.Traits.EXPECTED,
                new ObservedPod.Sight("node-1", "", 2, "ImagePullBackOff"));
        Wait second = new Wait(Reason.WAITING_FOR_CLAIM_GONE, OptionalInt.of(1), BehindTheDoors.NOON, "");
        return new WorkloadStatus(
                key,
                WorkloadKind.STATEFUL_SET,
                "uid-" + key.name(),
                3,
                0,
                Phase.UPDATING,
                new Counts(3, 1, 0, 0, 1, 1),
                new WorkloadStatus.Revisions("web-1", "web-1", 0, Map.of("web-1", 1)),
                List.of(wait, second),
                List.of(
                        new Rung(0, true, Optional.of(pod), false, List.of("data-web-0"), Optional.of(wait)),
                        new Rung(1, true, Optional.empty(), false, List.of(), Optional.of(second)),
                        new Rung(2, true, Optional.empty(), false, List.of(), Optional.empty())),
                Set.of());
    }
}
