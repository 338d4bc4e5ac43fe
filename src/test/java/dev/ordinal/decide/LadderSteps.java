package dev.ordinal.decide;

import dev.ordinal.decide.LadderPod.Stage;
import dev.ordinal.workload.Action;
import dev.ordinal.workload.Keeper;
import dev.ordinal.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;

/** What leads from one state to another: the plan and all the ways to do a part of it, kubelets, the garbage collector, people. */
final class LadderSteps {
    private final Planner planner = new Planner();

    List<LadderState> undisturbed(LadderState state) {
        if (state.gone()) {
            return List.of();
        }
        List<LadderState> steps = planned(state);
        steps.addAll(progress(state));
        return steps;
    }

    List<LadderState> everything(LadderState state) {
        if (state.gone()) {
            return List.of();
        }
        List<LadderState> all = undisturbed(state);
        all.addAll(disturbances(state));
        return all;
    }

    /** The status is written, or any part of the plan is done: the process may end between any two of its actions. */
    private List<LadderState> planned(LadderState state) {
        SmallWorld world = state.world();
        Plan plan = planner.plan(world.spec(), world.observed(), world.now());
        List<LadderState> states = new ArrayList<>();
        states.add(state.current(plan.status().revisions().current()));
        LadderState before = state;
        for (Wave wave : plan.waves()) {
            List<List<Action>> lanes = wave.lanes();
            for (int some = 0; some < 1 << lanes.size(); some++) {
                LadderState done = before;
                for (int lane = 0; lane < lanes.size(); lane++) {
                    done = (some >> lane & 1) == 1 ? after(done, lanes.get(lane), states) : done;
                }
            }
            for (List<Action> lane : lanes) {
                before = after(before, lane, states);
            }
        }
        return states;
    }

    private static LadderState after(LadderState state, List<Action> lane, List<LadderState> states) {
        LadderState done = state;
        for (Action action : lane) {
            done = after(done, action);
            states.add(done);
        }
        return done;
    }

    private static LadderState after(LadderState state, Action action) {
        return switch (action) {
            case Action.Guard guard -> state.with(WorkloadSpec.Life.ALIVE);
            case Action.LetGo letGo -> state.with((WorkloadSpec.Life) null);
            case Action.CreateRevision create -> state.newest(state.wish().template());
            case Action.ChangeRevision change -> state.newest(state.wish().template());
            case Action.CreateClaim create -> state.claim(create.ordinal(), create.keeper());
            case Action.OwnClaim own -> state.claim(own.ordinal(), own.keeper());
            case Action.CreatePod create ->
                state.with(create.ordinal(), new LadderPod(Stage.PENDING, create.revision(), false));
            case Action.DeletePod delete -> {
                int ordinal = delete.pod().ordinal();
                yield state.with(ordinal, state.pods().get(ordinal).going());
            }
            case Action.ChangePod change -> throw new AssertionError(change);
            case Action.DeleteRevision delete -> throw new AssertionError(delete);
            case Action.DeleteWorkload delete -> throw new AssertionError(delete);
        };
    }

    /** Pods start, become ready, and stop when they are to; claims go with their pods. */
    private static List<LadderState> progress(LadderState state) {
        List<LadderState> states = new ArrayList<>();
        for (int ordinal = 0; ordinal < state.pods().size(); ordinal++) {
            int here = ordinal;
            LadderPod pod = state.pods().get(ordinal);
            boolean broken = state.rules().broken() && pod.revision().equals(LadderState.revision("a"));
            pod.next(broken).ifPresent(next -> states.add(state.with(here, next)));
            // R6.5: only a person takes away a finished pod above the range while a lower one is unavailable too.
            if (pod.stage() == Stage.FAILED && ordinal >= state.wish().replicas()) {
                states.add(state.with(ordinal, pod.going()));
            }
            if (!pod.present() && state.claims().get(ordinal) == Keeper.POD) {
                states.add(state.without(ordinal));
            }
        }
        return states;
    }

    /** What can go wrong, and what people may want. */
    private static List<LadderState> disturbances(LadderState state) {
        List<LadderState> states = new ArrayList<>();
        boolean fails = state.rules().edits() == GraphRules.Edits.DELETION;
        for (int ordinal = 0; ordinal < state.pods().size(); ordinal++) {
            LadderPod pod = state.pods().get(ordinal);
            if (pod.stage() == Stage.AVAILABLE && state.rules().breaks()) {
                states.add(state.with(ordinal, pod.at(Stage.BROKEN)));
            }
            if (fails && pod.present()) {
                states.add(state.with(ordinal, pod.at(Stage.FAILED)));
            }
            if (pod.stage() == Stage.AVAILABLE || (fails && pod.present())) {
                states.add(state.with(ordinal, pod.going()));
            }
        }
        if (!state.life().deleting()) {
            state.wish().edits(state.rules()).forEach(wish -> states.add(state.with(wish)));
            if (fails) {
                states.add(state.with(state.life().guarded() ? LadderState.DELETED : null));
            }
        }
        return states;
    }
}
