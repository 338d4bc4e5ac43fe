package dev.ordinal.decide;

import dev.ordinal.decide.SmallWorld.Slot;
import dev.ordinal.workload.Action;
import dev.ordinal.workload.Blueprint;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedClaim;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.Order;
import dev.ordinal.workload.Retention;
import dev.ordinal.workload.Rollout;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A workload of at most three ordinals, its claims and pods: one state of the graph.
 *
 * @param claims the ordinals whose claim is there
 */
record LadderState(
        int replicas, boolean guarded, boolean deleting, boolean gone, List<Slot> slots, Set<Integer> claims) {
    static final int ORDINALS = 3;
    static final LadderState FIRST =
            new LadderState(2, false, false, false, List.of(Slot.ABSENT, Slot.ABSENT, Slot.ABSENT), Set.of());

    LadderState {
        slots = List.copyOf(slots);
        claims = Set.copyOf(claims);
    }

    SmallWorld world() {
        List<ObservedPod> pods = new ArrayList<>();
        for (int ordinal = 0; ordinal < ORDINALS; ordinal++) {
            slots.get(ordinal).pod(ordinal).ifPresent(pods::add);
        }
        Map<String, ObservedClaim> byName = new HashMap<>();
        for (int ordinal : claims) {
            String name = "data-web-" + ordinal;
            byName.put(name, new ObservedClaim(name, "uid-" + name, "Bound", false));
        }
        WorkloadSpec spec = new WorkloadSpec(
                new WorkloadKey("shop", "web"),
                WorkloadKind.ORDINAL_SET,
                World.UID,
                1,
                replicas,
                0,
                Order.ORDERED_READY,
                new Rollout(Rollout.Strategy.ROLLING_UPDATE, 0, false),
                0,
                List.of("data"),
                Retention.KEEP,
                "v1:new",
                new WorkloadSpec.Life(deleting, guarded, false, false, true),
                new WorkloadSpec.Recorded(1, "web-new", 0),
                Blueprint.NONE);
        Observed observed =
                new Observed(pods, byName, List.of(new ObservedRevision("web-new", "uid-new", 1, "v1:new")));
        return new SmallWorld(spec, observed, World.NOW);
    }

    boolean settled() {
        return gone || (!deleting && guarded && world().converged());
    }

    /** After each of the plan's actions: the process may end between any two. */
    List<LadderState> planned(Planner planner) {
        SmallWorld world = world();
        List<LadderState> states = new ArrayList<>();
        LadderState state = this;
        for (Action action : gone
                ? List.<Action>of()
                : planner.plan(world.spec(), world.observed(), world.now()).actions()) {
            state = state.after(action);
            states.add(state);
        }
        return states;
    }

    private LadderState after(Action action) {
        return switch (action) {
            case Action.Guard guard -> new LadderState(replicas, true, deleting, gone, slots, claims);
            case Action.LetGo letGo -> new LadderState(replicas, false, true, true, slots, claims);
            case Action.CreateClaim create -> {
                Set<Integer> more = new HashSet<>(claims);
                more.add(create.ordinal());
                yield new LadderState(replicas, guarded, deleting, gone, slots, more);
            }
            case Action.CreatePod create -> with(create.ordinal(), Slot.PENDING);
            case Action.DeletePod delete -> with(delete.ordinal(), going(slots.get(delete.ordinal())));
            case Action.CreateRevision create -> throw new AssertionError(create);
            case Action.RaiseRevision raise -> throw new AssertionError(raise);
            case Action.DeleteWorkload delete -> throw new AssertionError(delete);
        };
    }

    /** What kubelets do in the end: pods start, become ready, and stop when they are to. */
    List<LadderState> progress() {
        List<LadderState> states = new ArrayList<>();
        for (int ordinal = 0; ordinal < ORDINALS; ordinal++) {
            int here = ordinal;
            Optional<Slot> next = switch (slots.get(ordinal)) {
                case PENDING -> Optional.of(Slot.RUNNING);
                case RUNNING -> Optional.of(Slot.AVAILABLE);
                case TERMINATING_PENDING, TERMINATING_READY, FAILED_TERMINATING -> Optional.of(Slot.ABSENT);
                // R6.5: only a person takes away a finished pod above the range while a lower one is unavailable too.
                case FAILED -> ordinal >= replicas ? Optional.of(Slot.FAILED_TERMINATING) : Optional.empty();
                default -> Optional.empty();
            };
            next.ifPresent(slot -> states.add(with(here, slot)));
        }
        return states;
    }

    /** What can go wrong, and what people may want. */
    List<LadderState> disturbances() {
        List<LadderState> states = new ArrayList<>();
        for (int ordinal = 0; ordinal < ORDINALS; ordinal++) {
            Slot slot = slots.get(ordinal);
            if (slot == Slot.AVAILABLE) {
                states.add(with(ordinal, Slot.RUNNING));
            }
            if (slot == Slot.AVAILABLE || slot == Slot.RUNNING || slot == Slot.PENDING) {
                states.add(with(ordinal, Slot.FAILED));
            }
            if (slot != Slot.ABSENT && going(slot) != slot) {
                states.add(with(ordinal, going(slot)));
            }
        }
        if (!deleting) {
            for (int wanted = 0; wanted <= ORDINALS; wanted++) {
                states.add(new LadderState(wanted, guarded, false, false, slots, claims));
            }
            states.add(
                    guarded
                            ? new LadderState(replicas, true, true, false, slots, claims)
                            : new LadderState(replicas, false, true, true, slots, claims));
        }
        return states;
    }

    private static Slot going(Slot slot) {
        return switch (slot) {
            case PENDING, RUNNING -> Slot.TERMINATING_PENDING;
            case AVAILABLE -> Slot.TERMINATING_READY;
            case FAILED -> Slot.FAILED_TERMINATING;
            default -> slot;
        };
    }

    private LadderState with(int ordinal, Slot slot) {
        List<Slot> changed = new ArrayList<>(slots);
        changed.set(ordinal, slot);
        return new LadderState(replicas, guarded, deleting, gone, changed, claims);
    }
}
