package dev.ordinal.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.check.StateGraph;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every state that a workload of three ordinals can get into, whatever kubelets, people and crashes between two actions do. All of
 * them are safe, and from each the way leads to what is wanted once nobody disturbs it.
 */
class PlannerStateGraphTest {
    private final Planner planner = new Planner();
    private final Laws laws = new Laws();

    @Test
    void every_reachable_state_is_safe_and_leads_to_what_is_wanted() {
        StateGraph<LadderState> graph = StateGraph.from(LadderState.FIRST, this::everything, this::safe);
        System.out.println("reachable states of three ordinals: " + graph.size());
        assertThat(graph.size()).isGreaterThan(4_000);
        assertThat(graph.lost(this::undisturbed, LadderState::settled)).isEmpty();
    }

    private void safe(LadderState state) {
        if (!state.gone()) {
            laws.check(state.world());
        }
    }

    private List<LadderState> everything(LadderState state) {
        List<LadderState> all = new ArrayList<>(undisturbed(state));
        if (!state.gone()) {
            all.addAll(state.disturbances());
        }
        return all;
    }

    private List<LadderState> undisturbed(LadderState state) {
        List<LadderState> steps = new ArrayList<>(state.planned(planner));
        steps.addAll(state.progress());
        return steps;
    }
}
