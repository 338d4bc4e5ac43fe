package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Action.ChangePod.Change;
import dev.ordinal.workload.Keeper;
import dev.ordinal.workload.NeverAvailable;
import dev.ordinal.workload.ObservedClaim;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.PodPhase;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Rollout.Strategy;
import java.util.List;
import java.util.Optional;

/** When which action is lawful; an unlawful one breaks the law that is answered. */
final class ActionLaws {
    private final SmallWorld world;
    private final Plan plan;

    ActionLaws(SmallWorld world, Plan plan) {
        this.world = world;
        this.plan = plan;
    }

    /** Empty if none is. */
    String broken(Action action) {
        return switch (action) {
            case Action.Guard guard ->
                law("GUARD", !world.ending() && !world.spec().life().guarded());
            case Action.LetGo letGo ->
                law(
                        "LET_GO",
                        world.spec().life().deleting() && world.spec().life().guarded() && over());
            case Action.DeleteWorkload delete ->
                law(
                        "LEAVE",
                        world.spec().life().leaving() && !world.spec().life().deleting() && over());
            case Action.CreateRevision create -> law("RECORD", records(create));
            case Action.ChangeRevision change -> law("REVISION", changes(change));
            case Action.DeleteRevision delete -> law("HISTORY", trims(delete.revision()));
            case Action.CreateClaim create -> law("STICKY_STORAGE", claims(create));
            case Action.OwnClaim own -> owns(own);
            case Action.CreatePod create -> creates(create);
            case Action.ChangePod change -> law("INV7", alters(change));
            case Action.DeletePod delete -> deletes(delete);
        };
    }

    private static String law(String name, boolean holds) {
        return holds ? "" : name;
    }

    private boolean over() {
        return world.ours().isEmpty() || world.spec().life().orphaning();
    }

    /** Nobody is created or deleted before it is settled who belongs to us. */
    private boolean live() {
        return !world.ending() && !world.unsettled();
    }

    private boolean records(Action.CreateRevision create) {
        List<ObservedRevision> stored = world.observed().revisions();
        boolean stores = stored.stream()
                .noneMatch(revision -> revision.templateHashes()
                        .contains(world.spec().template().hash()));
        return live()
                && stores
                && create.number() == highest() + 1
                && create.name().equals(world.update());
    }

    private boolean changes(Action.ChangeRevision change) {
        return switch (change.reason()) {
            case ADOPTING_REVISION ->
                !world.ending()
                        && !change.revision().owned()
                        && change.number() == change.revision().number();
            case REUSING_REVISION ->
                live()
                        && change.revision()
                                .templateHashes()
                                .contains(world.spec().template().hash())
                        && change.number() == highest() + 1;
            default -> false;
        };
    }

    private long highest() {
        return world.observed().revisions().stream()
                .mapToLong(ObservedRevision::number)
                .max()
                .orElse(0);
    }

    /** INV9: no live revision goes; at most as many go as there are too many, and no younger one before an older one. */
    private boolean trims(ObservedRevision going) {
        List<ObservedRevision> dead = world.observed().revisions().stream()
                .filter(revision -> !live(revision.name()))
                .toList();
        long younger = dead.stream()
                .filter(revision -> ObservedRevision.BY_AGE.compare(going, revision) < 0)
                .count();
        return live()
                && dead.contains(going)
                && world.spec().limits().history() >= 0
                && younger >= world.spec().limits().history();
    }

    private boolean live(String revision) {
        return revision.equals(world.update())
                || revision.equals(world.spec().recorded().currentRevision())
                || world.ours().stream().anyMatch(pod -> pod.revision().equals(revision));
    }

    private boolean claims(Action.CreateClaim create) {
        boolean wanted = world.at(create.ordinal())
                .map(pod -> world.ours(pod) && pod.phase() == PodPhase.PENDING && !pod.terminating())
                .orElse(true);
        return live()
                && wanted
                && world.spec().inRange(create.ordinal())
                && create.name().equals("data-web-" + create.ordinal())
                && !world.observed().claims().containsKey(create.name())
                && create.keeper() == keeper(create.ordinal());
    }

    /** The table of R8.12. */
    private Keeper keeper(int ordinal) {
        boolean whenScaled = world.spec().retention().deletedWhenScaled();
        boolean whenDeleted = world.spec().retention().deletedWithWorkload();
        boolean condemned = ordinal < world.spec().start() || ordinal >= world.end();
        if (condemned && whenScaled) {
            return Keeper.POD;
        }
        return whenDeleted ? Keeper.WORKLOAD : Keeper.NOBODY;
    }

    /** INV6: only our own pods' claims, as they were seen, and never to go with a pod that stays. */
    private String owns(Action.OwnClaim own) {
        ObservedClaim seen = world.observed().claims().get("data-web-" + own.ordinal());
        Optional<ObservedPod> pod = world.at(own.ordinal());
        boolean known =
                live() && own.claim().equals(seen) && pod.filter(world::ours).isPresent();
        if (!known || !own.pod().equals(Action.Pod.of(pod.get()))) {
            return "INV6";
        }
        boolean contested = seen.owners().stream()
                .anyMatch(owner -> owner.controller() && owner.kind().equals("ConfigMap"));
        boolean expected = own.keeper() == keeper(own.ordinal()) || (contested && own.keeper() == Keeper.NOBODY);
        return law("KEEPER", expected);
    }

    private String creates(Action.CreatePod create) {
        int ordinal = create.ordinal();
        if (!live() || !world.spec().inRange(ordinal) || !create.name().equals("web-" + ordinal)) {
            return "CREATE";
        }
        if (world.at(ordinal).isPresent()) {
            return "ONE_PER_ORDINAL";
        }
        if (!world.parallel() && !world.allBelowAvailable(ordinal)) {
            return "ORDERED_UP";
        }
        boolean recreates = world.spec().rollout().strategy() == Strategy.RECREATE
                && !world.spec().rollout().paused();
        if (recreates && world.ours().stream().anyMatch(pod -> !pod.revision().equals(world.update()))) {
            return "RECREATE";
        }
        if (!create.revision().equals(revision(ordinal))
                || create.present() != create.revision().equals(world.update())) {
            return "PARTITION";
        }
        return law("STICKY_STORAGE", stored(create));
    }

    private String revision(int ordinal) {
        boolean below = world.spec().rollout().strategy() == Strategy.ROLLING_UPDATE
                && ordinal - world.spec().start() < world.spec().rollout().partition();
        String current = world.spec().recorded().currentRevision();
        boolean known = world.observed().revisions().stream()
                .anyMatch(revision -> revision.name().equals(current));
        return (below || world.spec().rollout().paused()) && known ? current : world.update();
    }

    /** Its claims are there before it, none of them is going, and none belongs to a pod that was there before. */
    private boolean stored(Action.CreatePod create) {
        for (String template : world.spec().claimTemplates()) {
            String name = template + "-" + create.name();
            ObservedClaim claim = world.observed().claims().get(name);
            boolean former = claim != null
                    && world.spec().retention().deletedWhenScaled()
                    && claim.owners().stream().anyMatch(owner -> owner.kind().equals("Pod"));
            if (former || (claim != null && claim.terminating()) || (claim == null && !createdBefore(name, create))) {
                return false;
            }
        }
        return true;
    }

    private boolean createdBefore(String claim, Action.CreatePod pod) {
        return plan.waves().stream()
                .flatMap(wave -> wave.lanes().stream())
                .filter(lane -> lane.contains(pod))
                .flatMap(lane -> lane.subList(0, lane.indexOf(pod)).stream())
                .anyMatch(action -> action instanceof Action.CreateClaim create
                        && create.name().equals(claim));
    }

    private boolean alters(Action.ChangePod change) {
        Optional<ObservedPod> seen = seen(change.pod());
        return !world.ending()
                && seen.isPresent()
                && switch (change.change()) {
                    case ADOPT -> world.joins(seen.get()) && change.reason() == Reason.ADOPTING_POD;
                    case RELEASE -> world.leaves(seen.get()) && change.reason() == Reason.RELEASING_POD;
                    case IDENTIFY -> live() && identifies(seen.get()) && change.change() == Change.IDENTIFY;
                };
    }

    private boolean identifies(ObservedPod pod) {
        return world.ours(pod) && world.inRange(pod) && !pod.traits().named() && !pod.terminating();
    }

    /** INV7, FRESH: exactly the pod that was seen, in the state in which it was seen. */
    private Optional<ObservedPod> seen(Action.Pod pod) {
        return world.observed().pods().stream()
                .filter(other -> Action.Pod.of(other).equals(pod))
                .findFirst();
    }

    private String deletes(Action.DeletePod delete) {
        Optional<ObservedPod> seen = seen(delete.pod());
        if (seen.isEmpty() || !world.ours(seen.get()) || seen.get().terminating()) {
            return "INV7";
        }
        ObservedPod pod = seen.get();
        if (delete.reason() == Reason.DELETING_IN_ORDER) {
            boolean highest = world.ours().stream().allMatch(other -> other.ordinal() <= pod.ordinal());
            boolean alone = world.ours().stream().noneMatch(ObservedPod::terminating);
            return law("TEARDOWN", world.ending() && highest && alone);
        }
        return live() ? deletesLive(pod, delete.reason()) : "DELETE";
    }

    private String deletesLive(ObservedPod pod, Reason reason) {
        return switch (reason) {
            case SCALING_DOWN -> law("ORDERED_DOWN", goes(pod) && (world.parallel() || lastOrFirstUnavailable(pod)));
            case SCALING_DOWN_NEVER_AVAILABLE -> law("D5", goes(pod) && !world.parallel() && neverAvailable(pod));
            case REPLACING_FAILED -> law("REPLACE", pod.phase() == PodPhase.FAILED && turn(pod));
            case REPLACING_SUCCEEDED -> law("REPLACE", pod.phase() == PodPhase.SUCCEEDED && turn(pod));
            case UPDATING_POD -> law("INV4", world.target(pod) && world.available(pod));
            case UPDATING_UNAVAILABLE -> law("INV4", world.target(pod) && !world.available(pod) && world.parallel());
            case ROLLING_FORWARD -> law("D1", world.target(pod) && neverAvailable(pod) && turn(pod));
            case RECREATING ->
                law(
                        "RECREATE",
                        world.spec().rollout().strategy() == Strategy.RECREATE
                                && !world.spec().rollout().paused()
                                && !pod.revision().equals(world.update()));
            default -> "DELETE";
        };
    }

    private boolean turn(ObservedPod pod) {
        return world.inRange(pod) && (world.parallel() || world.allBelowAvailable(pod.ordinal()));
    }

    /** Condemned; and in order, the highest of them, with everything in range available. */
    private boolean goes(ObservedPod pod) {
        return !world.inRange(pod)
                && (world.parallel()
                        || (pod.equals(world.condemned().getFirst()) && world.allBelowAvailable(world.end())));
    }

    private boolean lastOrFirstUnavailable(ObservedPod pod) {
        return world.available(pod)
                || world.condemned().stream()
                        .filter(other -> other.ordinal() < pod.ordinal())
                        .allMatch(world::available);
    }

    private boolean neverAvailable(ObservedPod pod) {
        int telling = Math.max(2, world.spec().minReadySeconds());
        boolean late =
                pod.traits().onceReady().filter(d -> d.toSeconds() >= telling).isPresent();
        return world.spec().limits().neverAvailable() == NeverAvailable.DELETE
                && world.observed().remembered().neverAvailable().contains(pod.uid())
                && !world.available(pod)
                && !late;
    }
}
