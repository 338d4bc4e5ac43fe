package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Counts;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Phase;
import dev.ordinal.workload.Reason;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What holds of every plan in every world, said without the planner's own words for it. */
final class Laws {
    private final Planner planner = new Planner();

    /** Fails with the name of the law that is broken. */
    void check(SmallWorld world) {
        Plan plan = planner.plan(world.spec(), world.observed(), world.now());
        demand("DETERMINED", world, plan, plan.equals(planner.plan(world.spec(), world.observed(), world.now())));
        SmallWorld reversed = world.reversed();
        demand("ANY_ORDER", world, plan, plan.equals(planner.plan(reversed.spec(), reversed.observed(), world.now())));
        actions(world, plan);
        explained(world, plan);
        status(world, plan);
        time(world, plan);
    }

    private void actions(SmallWorld world, Plan plan) {
        int creates = 0;
        int deletes = 0;
        Set<String> claims = new HashSet<>(world.observed().claims().keySet());
        for (Action action : plan.actions()) {
            boolean lawful = switch (action) {
                case Action.Guard guard ->
                    !world.ending() && !world.spec().life().guarded();
                case Action.LetGo letGo ->
                    world.spec().life().deleting()
                            && world.spec().life().guarded()
                            && (world.ours().isEmpty() || world.spec().life().orphaning());
                case Action.CreateRevision create -> !world.ending();
                case Action.RaiseRevision raise -> !world.ending();
                case Action.CreateClaim create -> !world.ending() && claims.add(create.name());
                case Action.CreatePod create -> {
                    creates++;
                    yield mayCreate(world, create, claims);
                }
                case Action.DeletePod delete -> {
                    deletes++;
                    yield mayDelete(world, delete);
                }
                case Action.DeleteWorkload delete ->
                    world.spec().life().leaving() && world.ours().isEmpty();
            };
            demand(action.toString(), world, plan, lawful && world.spec().life().ours());
        }
        demand("ONE_AT_A_TIME", world, plan, creates <= 1 && deletes <= 1 && creates + deletes <= 1);
    }

    /** ORDERED_UP and ONE_PER_ORDINAL; and its storage is there before it. */
    private static boolean mayCreate(SmallWorld world, Action.CreatePod create, Set<String> claims) {
        boolean stored = world.spec().claimTemplates().stream()
                .map(template -> world.spec().claimName(template, create.ordinal()))
                .allMatch(name -> claims.contains(name)
                        && Optional.ofNullable(world.observed().claims().get(name))
                                .filter(claim -> claim.terminating())
                                .isEmpty());
        boolean below =
                create.ordinal() < world.spec().start() + world.spec().rollout().partition();
        return !world.ending()
                && world.spec().inRange(create.ordinal())
                && create.name().equals("web-" + create.ordinal())
                && world.at(create.ordinal()).isEmpty()
                && world.allBelowAvailable(create.ordinal())
                && create.revision().equals(below ? "web-old" : "web-new")
                && create.present() == !below
                && stored;
    }

    /** ORDERED_DOWN; only pods that were seen, only ours. */
    private static boolean mayDelete(SmallWorld world, Action.DeletePod delete) {
        Optional<ObservedPod> seen = world.at(delete.ordinal());
        if (seen.isEmpty() || seen.get().terminating() || !world.ours().contains(seen.get())) {
            return false;
        }
        ObservedPod pod = seen.get();
        boolean highest = world.ours().stream().allMatch(other -> other.ordinal() <= pod.ordinal());
        boolean highestCondemned = world.ours().stream()
                .noneMatch(other ->
                        other.ordinal() > pod.ordinal() && !world.spec().inRange(other.ordinal()));
        boolean fenced = delete.uid().equals(pod.uid()) && delete.name().equals(pod.name());
        int end = world.spec().start() + world.spec().replicas();
        boolean lawful = switch (delete.reason()) {
            case DELETING_IN_ORDER ->
                world.ending() && highest && world.ours().stream().noneMatch(ObservedPod::terminating);
            case SCALING_DOWN ->
                !world.ending()
                        && highestCondemned
                        && !world.spec().inRange(pod.ordinal())
                        && world.allBelowAvailable(end)
                        && (world.available(pod)
                                || world.ours().stream()
                                        .filter(other -> other.ordinal() < pod.ordinal())
                                        .allMatch(world::available));
            case REPLACING_FAILED, REPLACING_SUCCEEDED ->
                !world.ending()
                        && world.spec().inRange(pod.ordinal())
                        && pod.phase().finished()
                        && world.allBelowAvailable(pod.ordinal());
            default -> false;
        };
        return lawful && fenced;
    }

    /** Not converged and nothing done: then a reason says why. Converged: then nothing is done. */
    private static void explained(SmallWorld world, Plan plan) {
        boolean waits = !plan.status().waits().isEmpty();
        boolean acts = !plan.actions().isEmpty();
        demand("EXPLAINED", world, plan, acts || waits || world.converged());
        boolean guardOnly = plan.actions().stream().allMatch(action -> action.reason() == Reason.GUARDING_DELETION);
        demand("RESTS", world, plan, !world.converged() || guardOnly);
        boolean running =
                plan.status().phase() == Phase.RUNNING || plan.status().phase() == Phase.STOPPED;
        demand("RUNNING", world, plan, !running || world.converged());
    }

    private static void status(SmallWorld world, Plan plan) {
        Counts counts = plan.status().counts();
        boolean ordered = 0 <= counts.available()
                && counts.available() <= counts.ready()
                && counts.ready() <= counts.created()
                && counts.created() == world.ours().size()
                && counts.current() <= counts.created()
                && counts.updated() <= counts.created();
        demand("COUNTERS", world, plan, ordered);
        boolean completed = plan.status().revisions().current().equals("web-new")
                && !world.spec().recorded().currentRevision().equals("web-new");
        boolean mayComplete = world.complete()
                && world.ours().stream().allMatch(pod -> pod.revision().equals("web-new"));
        demand("COMPLETION", world, plan, !completed || mayComplete);
        int last = -1;
        for (var rung : plan.status().rungs()) {
            demand("RUNGS", world, plan, rung.ordinal() > last);
            last = rung.ordinal();
        }
    }

    /** What time alone changes comes with a wake-up; until then the same is planned. */
    private void time(SmallWorld world, Plan plan) {
        Instant end =
                plan.wakeAt().map(at -> at.minusMillis(1)).orElse(world.now().plusSeconds(1_000));
        demand(
                "WAKES_LATER",
                world,
                plan,
                plan.wakeAt().isEmpty() || plan.wakeAt().get().isAfter(world.now()));
        SmallWorld later = world.later(end);
        Plan then = planner.plan(later.spec(), later.observed(), later.now());
        boolean same = then.actions().equals(plan.actions())
                && then.status().counts().equals(plan.status().counts())
                && then.status().phase() == plan.status().phase();
        demand("WAKES", world, plan, same);
    }

    private static void demand(String law, SmallWorld world, Plan plan, boolean holds) {
        if (!holds) {
            throw new AssertionError(
                    law + "\n" + world.spec() + "\n" + world.observed() + "\n" + PlanText.of(plan, world.now()));
        }
    }
}
