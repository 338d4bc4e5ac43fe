package dev.ordinal.decide;

import dev.ordinal.check.AllCases;
import dev.ordinal.workload.Blueprint;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedClaim;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.Order;
import dev.ordinal.workload.PodPhase;
import dev.ordinal.workload.Retention;
import dev.ordinal.workload.Rollout;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A wish, and one of all the ways in which its few ordinals can be. */
record SmallWorld(WorkloadSpec spec, Observed observed, Instant now) {
    static final Instant NOW = World.NOW;
    private static final String OLD = "web-old";
    private static final String NEW = "web-new";
    private static final String TEMPLATE = "v1:new";

    /** What can stand at the name of an ordinal. */
    enum Slot {
        ABSENT,
        PENDING,
        RUNNING,
        YOUNG,
        AVAILABLE,
        AVAILABLE_OLD,
        TERMINATING_PENDING,
        TERMINATING_READY,
        FAILED,
        FAILED_TERMINATING,
        SUCCEEDED,
        FOREIGN,
        FOREIGN_TERMINATING;

        Optional<ObservedPod> pod(int ordinal) {
            return switch (this) {
                case ABSENT -> Optional.empty();
                case PENDING -> of(ordinal, PodPhase.PENDING, 0, false);
                case RUNNING -> of(ordinal, PodPhase.RUNNING, 0, false);
                case YOUNG -> of(ordinal, PodPhase.RUNNING, 1 + ordinal, false);
                case AVAILABLE -> of(ordinal, PodPhase.RUNNING, 100, false);
                case AVAILABLE_OLD -> of(ordinal, PodPhase.RUNNING, 100, false).map(pod -> with(pod, pod.owner(), OLD));
                case TERMINATING_PENDING -> of(ordinal, PodPhase.PENDING, 0, true);
                case TERMINATING_READY -> of(ordinal, PodPhase.RUNNING, 100, true);
                case FAILED -> of(ordinal, PodPhase.FAILED, 0, false);
                case FAILED_TERMINATING -> of(ordinal, PodPhase.FAILED, 0, true);
                case SUCCEEDED -> of(ordinal, PodPhase.SUCCEEDED, 0, false);
                case FOREIGN -> of(ordinal, PodPhase.RUNNING, 100, false).map(pod -> with(pod, "other", ""));
                case FOREIGN_TERMINATING ->
                    of(ordinal, PodPhase.RUNNING, 100, true).map(pod -> with(pod, "", ""));
            };
        }

        private static Optional<ObservedPod> of(int ordinal, PodPhase phase, int readyFor, boolean terminating) {
            String name = "web-" + ordinal;
            Optional<Instant> ready = readyFor == 0 ? Optional.empty() : Optional.of(NOW.minusSeconds(readyFor));
            return Optional.of(new ObservedPod(
                    ordinal,
                    name,
                    "uid-" + name,
                    "1",
                    World.UID,
                    phase,
                    ready,
                    terminating,
                    NEW,
                    ObservedPod.Sight.NOTHING));
        }

        private static ObservedPod with(ObservedPod pod, String owner, String revision) {
            return new ObservedPod(
                    pod.ordinal(),
                    pod.name(),
                    pod.uid(),
                    pod.version(),
                    owner,
                    pod.phase(),
                    pod.readySince(),
                    pod.terminating(),
                    revision,
                    pod.sight());
        }
    }

    /** Where a workload can be in its life. */
    enum Stage {
        ALIVE,
        UNGUARDED,
        DELETING,
        DELETING_UNGUARDED,
        ORPHANING,
        LEAVING,
        NOT_OURS;

        WorkloadSpec.Life life() {
            boolean deleting = this == DELETING || this == DELETING_UNGUARDED || this == ORPHANING;
            boolean guarded = this == ALIVE || this == DELETING || this == ORPHANING;
            return new WorkloadSpec.Life(deleting, guarded, this == ORPHANING, this == LEAVING, this != NOT_OURS);
        }
    }

    /** @param count how many ordinals there can be at all */
    static SmallWorld of(AllCases cases, int count, Slot[] slots, Stage[] stages) {
        Stage stage = cases.of(stages);
        int start = cases.below(2);
        int replicas = cases.below(count + 1 - start);
        int minReady = cases.of(0, 10);
        int claimStates = stage == Stage.ALIVE ? cases.below(4) : 0;
        List<ObservedPod> pods = new ArrayList<>();
        for (int ordinal = 0; ordinal < count; ordinal++) {
            cases.of(slots).pod(ordinal).ifPresent(pods::add);
        }
        WorkloadSpec spec = new WorkloadSpec(
                new WorkloadKey("shop", "web"),
                stage == Stage.LEAVING ? WorkloadKind.STATEFUL_SET : WorkloadKind.ORDINAL_SET,
                World.UID,
                3,
                replicas,
                start,
                Order.ORDERED_READY,
                new Rollout(Rollout.Strategy.ROLLING_UPDATE, minReady == 0 ? 0 : 1, false),
                minReady,
                claimStates == 0 ? List.of() : List.of("data"),
                Retention.KEEP,
                TEMPLATE,
                stage.life(),
                new WorkloadSpec.Recorded(1, OLD, 0),
                Blueprint.NONE);
        Observed observed = new Observed(pods, claims(claimStates, count), revisions());
        return new SmallWorld(spec, observed, NOW);
    }

    /** 1: none is there; 2: all are; 3: all are going. */
    private static Map<String, ObservedClaim> claims(int state, int count) {
        Map<String, ObservedClaim> claims = new HashMap<>();
        for (int ordinal = 0; ordinal < count && state > 1; ordinal++) {
            String name = "data-web-" + ordinal;
            claims.put(name, new ObservedClaim(name, "uid-" + name, "Bound", state == 3));
        }
        return claims;
    }

    private static List<ObservedRevision> revisions() {
        return List.of(
                new ObservedRevision(OLD, "uid-old", 1, "v1:old"), new ObservedRevision(NEW, "uid-new", 2, TEMPLATE));
    }

    List<ObservedPod> ours() {
        return observed.pods().stream()
                .filter(pod -> pod.owner().equals(spec.uid()))
                .toList();
    }

    Optional<ObservedPod> at(int ordinal) {
        return observed.pods().stream().filter(pod -> pod.ordinal() == ordinal).findFirst();
    }

    boolean availableAt(int ordinal) {
        return at(ordinal).filter(this::available).isPresent();
    }

    boolean available(ObservedPod pod) {
        return pod.owner().equals(spec.uid())
                && !pod.terminating()
                && pod.phase() == PodPhase.RUNNING
                && pod.readySince()
                        .filter(since -> !now.isBefore(since.plusSeconds(spec.minReadySeconds())))
                        .isPresent();
    }

    boolean allBelowAvailable(int end) {
        for (int ordinal = spec.start(); ordinal < end; ordinal++) {
            if (!availableAt(ordinal)) {
                return false;
            }
        }
        return true;
    }

    boolean ending() {
        return spec.life().deleting() || spec.life().leaving();
    }

    /** Exactly the pods in range are there, and all of them are available. */
    boolean converged() {
        return !ending() && complete();
    }

    boolean complete() {
        return ours().size() == spec.replicas() && allBelowAvailable(spec.start() + spec.replicas());
    }

    SmallWorld later(Instant then) {
        return new SmallWorld(spec, observed, then);
    }

    SmallWorld reversed() {
        return new SmallWorld(
                spec,
                new Observed(
                        observed.pods().reversed(),
                        observed.claims(),
                        observed.revisions().reversed()),
                now);
    }
}
