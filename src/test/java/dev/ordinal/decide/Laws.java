package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Order;
import dev.ordinal.workload.Phase;
import dev.ordinal.workload.Reason;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What holds of every plan in every world, said without the planner's own words for it. */
final class Laws {
    /** What may still be put right when everything that people asked for is there. */
    private static final Set<Reason> HOUSEKEEPING = Set.of(
            Reason.GUARDING_DELETION,
            Reason.RECORDING_REVISION,
            Reason.REUSING_REVISION,
            Reason.ADOPTING_REVISION,
            Reason.ADOPTING_POD,
            Reason.TRIMMING_HISTORY,
            Reason.OWNING_CLAIM,
            Reason.REPAIRING_IDENTITY);

    private final Planner planner = new Planner();

    /** Fails with the name of the law that is broken. */
    void check(SmallWorld world) {
        Plan plan = planner.plan(world.spec(), world.observed(), world.now());
        anyOrder(world, plan);
        for (Action action : plan.actions()) {
            String broken = new ActionLaws(world, plan).broken(action);
            demand(broken, world, plan, broken.isEmpty());
        }
        demand(
                "LEFT_ALONE",
                world,
                plan,
                world.spec().life().ours() || plan.waves().isEmpty());
        oneEach(world, plan);
        lanes(world, plan);
        String broken = new PlanLaws(world, plan).broken();
        demand(broken, world, plan, broken.isEmpty());
        explained(world, plan);
        String wrong = new StatusLaws(world, plan).broken();
        demand(wrong, world, plan, wrong.isEmpty());
        time(world, plan);
    }

    /** Lanes that don't need each other may come in another order; nothing else may change. */
    private void anyOrder(SmallWorld world, Plan plan) {
        SmallWorld reversed = world.reversed();
        Plan other = planner.plan(reversed.spec(), reversed.observed(), world.now());
        boolean same = other.status().equals(plan.status())
                && other.wakeAt().equals(plan.wakeAt())
                && other.waves().size() == plan.waves().size();
        for (int wave = 0; same && wave < plan.waves().size(); wave++) {
            List<List<Action>> lanes = plan.waves().get(wave).lanes();
            List<List<Action>> others = other.waves().get(wave).lanes();
            same = lanes.size() == others.size() && new HashSet<>(lanes).equals(new HashSet<>(others));
        }
        demand("ANY_ORDER", world, plan, same);
    }

    /** No object is written twice on one view: the second write would be decided on what the first one changed. */
    private static void oneEach(SmallWorld world, Plan plan) {
        Set<String> written = new HashSet<>();
        for (Action action : plan.actions()) {
            Optional<String> object = switch (action) {
                case Action.CreatePod create -> Optional.of(create.name());
                case Action.ChangePod change -> Optional.of(change.pod().name());
                case Action.DeletePod delete -> Optional.of(delete.pod().name());
                case Action.CreateClaim create -> Optional.of(create.name());
                case Action.OwnClaim own -> Optional.of(own.claim().name());
                case Action.CreateRevision create -> Optional.of("revision " + create.name());
                case Action.ChangeRevision change ->
                    Optional.of("revision " + change.revision().name());
                case Action.DeleteRevision delete ->
                    Optional.of("revision " + delete.revision().name());
                case Action.Guard guard -> Optional.of("workload");
                case Action.LetGo letGo -> Optional.of("workload");
                case Action.DeleteWorkload delete -> Optional.of("workload");
            };
            demand("ONE_ACTION_EACH", world, plan, written.add(object.get()));
        }
    }

    /** Nothing runs beside something else but where the policy, or the strategy, says so; and no lane and no wave is empty. */
    private static void lanes(SmallWorld world, Plan plan) {
        for (Wave wave : plan.waves()) {
            boolean empty = wave.lanes().isEmpty() || wave.lanes().stream().anyMatch(List::isEmpty);
            boolean together = wave.lanes().size() > 1;
            Set<Reason> reasons = new HashSet<>();
            wave.actions().map(Action::reason).forEach(reasons::add);
            boolean ordered = world.spec().order() == Order.ORDERED_READY;
            reasons.removeAll(Set.of(
                    Reason.UPDATING_POD,
                    Reason.RECREATING,
                    Reason.OWNING_CLAIM,
                    Reason.ADOPTING_POD,
                    Reason.RELEASING_POD));
            demand("LANES", world, plan, !empty && !(ordered && together && !reasons.isEmpty()));
        }
    }

    /** Not converged and nothing done: then a reason says why. Converged: then no pod is touched. */
    private static void explained(SmallWorld world, Plan plan) {
        boolean waits = !plan.status().waits().isEmpty();
        boolean acts = !plan.actions().isEmpty();
        demand("EXPLAINED", world, plan, acts || waits || world.converged());
        boolean rests = plan.actions().stream().allMatch(action -> HOUSEKEEPING.contains(action.reason()));
        demand("RESTS", world, plan, !world.converged() || rests);
        Phase phase = plan.status().phase();
        demand("RUNNING", world, plan, phase != Phase.RUNNING || world.converged());
        boolean nothing = world.spec().replicas() == 0 && world.ours().isEmpty();
        demand("STOPPED", world, plan, world.ending() || (phase == Phase.STOPPED) == nothing);
        demand("DELETING", world, plan, (phase == Phase.DELETING) == world.ending());
        boolean paused = world.spec().rollout().paused();
        demand("PAUSED", world, plan, phase != Phase.PAUSED || (paused && world.complete()));
    }

    /** What time alone changes comes with a wake-up; until then the same is planned. */
    private void time(SmallWorld world, Plan plan) {
        Optional<Instant> wake = plan.wakeAt();
        demand("WAKES_LATER", world, plan, wake.isEmpty() || wake.get().isAfter(world.now()));
        Instant end = wake.map(at -> at.minusMillis(1)).orElse(world.now().plusSeconds(1_000));
        demand("WAKES", world, plan, same(plan, world.later(end)));
        demand("WAKES_FOR_SOMETHING", world, plan, wake.isEmpty() || !same(plan, world.later(wake.get())));
    }

    private boolean same(Plan plan, SmallWorld later) {
        Plan then = planner.plan(later.spec(), later.observed(), later.now());
        return then.waves().equals(plan.waves())
                && then.status().counts().equals(plan.status().counts())
                && then.status().phase() == plan.status().phase();
    }

    private static void demand(String law, SmallWorld world, Plan plan, boolean holds) {
        if (!holds) {
            throw new AssertionError(
                    law + "\n" + world.spec() + "\n" + world.observed() + "\n" + PlanText.of(plan, world.now()));
        }
    }
}
