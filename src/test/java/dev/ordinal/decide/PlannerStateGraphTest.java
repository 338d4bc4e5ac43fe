package dev.ordinal.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.check.StateGraph;
import dev.ordinal.decide.GraphRules.Edits;
import dev.ordinal.workload.NeverAvailable;
import dev.ordinal.workload.Order;
import dev.ordinal.workload.Retention;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every state that a workload of a few ordinals can get into, whatever kubelets, the garbage collector, people and crashes between
 * two actions do. All of them are safe, and from each the way leads to what is wanted once nobody disturbs it (CONVERGES).
 */
class PlannerStateGraphTest {
    private final LadderSteps steps = new LadderSteps();
    private final Laws laws = new Laws();

    @ParameterizedTest
    @EnumSource
    void three_ordinals_are_scaled_fail_and_are_deleted(Order order) {
        assertThat(everything(GraphRules.of(3, order, Edits.DELETION))).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @EnumSource
    void claims_go_with_pods_that_are_scaled_away(Order order) {
        Retention whenScaled = new Retention(true, true);
        assertThat(everything(GraphRules.of(2, order, Edits.DELETION).with(whenScaled)))
                .isGreaterThan(1_000);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void three_ordinals_are_updated(Order order) {
        assertThat(everything(GraphRules.of(3, order, Edits.TEMPLATE))).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void two_ordinals_are_scaled_and_updated_under_changing_strategies(Order order) {
        assertThat(everything(GraphRules.of(2, order, Edits.ROLLOUT))).isGreaterThan(10_000);
    }

    /** D1, D5. */
    @ParameterizedTest
    @EnumSource
    void a_corrected_template_gets_past_pods_that_can_never_be_available(Order order) {
        GraphRules rules = GraphRules.of(2, order, Edits.TEMPLATE).with(NeverAvailable.DELETE);
        assertThat(everything(rules)).isGreaterThan(1_000);
    }

    /** I1: that is what the policy is for. */
    @Test
    void with_the_policy_of_waiting_it_does_not() {
        GraphRules rules = GraphRules.of(2, Order.ORDERED_READY, Edits.TEMPLATE).with(NeverAvailable.WAIT);
        assertThat(lost(graph(rules))).isNotEmpty();
    }

    private int everything(GraphRules rules) {
        StateGraph<LadderState> graph = graph(rules);
        System.out.println(graph.size() + " reachable states, " + rules);
        assertThat(lost(graph)).isEmpty();
        return graph.size();
    }

    private StateGraph<LadderState> graph(GraphRules rules) {
        return StateGraph.from(LadderState.first(rules), steps::everything, this::safe);
    }

    private List<LadderState> lost(StateGraph<LadderState> graph) {
        return graph.lost(steps::undisturbed, LadderState::settled);
    }

    private void safe(LadderState state) {
        if (!state.gone()) {
            laws.check(state.world());
        }
    }
}
