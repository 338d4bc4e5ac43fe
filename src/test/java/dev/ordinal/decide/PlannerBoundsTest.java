package dev.ordinal.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.Order;
import dev.ordinal.workload.Rollout.Strategy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The largest numbers that a wish can hold. */
class PlannerBoundsTest {
    private final Planner planner = new Planner();

    @ParameterizedTest
    @EnumSource
    void the_most_pods_there_can_be_are_begun_in_a_bounded_number_of_steps(Strategy strategy) {
        Plan plan = plan(Order.PARALLEL, strategy);
        assertThat(plan.actions()).hasSize(Burst.MOST);
        assertThat(plan.status().counts().desired()).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @EnumSource
    void in_order_they_begin_with_the_start(Strategy strategy) {
        assertThat(plan(Order.ORDERED_READY, strategy).actions()).hasSize(1);
    }

    private Plan plan(Order order, Strategy strategy) {
        Wanted wanted = new Wanted();
        wanted.replicas = Integer.MAX_VALUE;
        wanted.start = 3;
        wanted.partition = Integer.MAX_VALUE;
        wanted.order = order;
        wanted.strategy = strategy;
        ObservedRevision present =
                new ObservedRevision("web-new", "uid-new", "1", 1, World.NOW, true, Set.of(Wanted.TEMPLATE));
        return planner.plan(wanted.spec(), new Observed(List.of(), Map.of(), List.of(present)), World.NOW);
    }
}
