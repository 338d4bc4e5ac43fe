package dev.ordinal.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.check.AllCases;
import dev.ordinal.decide.SmallWorld.Slot;
import dev.ordinal.decide.SmallWorld.Stage;
import org.junit.jupiter.api.Test;

/** Every law in every small world: what is wrong with a rule is nearly always wrong with three pods already. */
class PlannerAllSmallWorldsTest {
    private static final Slot[] FEWER = {
        Slot.ABSENT, Slot.RUNNING, Slot.YOUNG, Slot.AVAILABLE, Slot.TERMINATING_READY, Slot.FAILED, Slot.FOREIGN
    };

    private final Laws laws = new Laws();

    @Test
    void every_law_holds_with_three_ordinals_in_every_state_and_stage_of_life() {
        long worlds = AllCases.each(cases -> laws.check(SmallWorld.of(cases, 3, Slot.values(), Stage.values())));
        System.out.println("small worlds with three ordinals: " + worlds);
        assertThat(worlds).isGreaterThan(300_000);
    }

    @Test
    void every_law_holds_with_four_ordinals() {
        Stage[] stages = {Stage.ALIVE, Stage.DELETING};
        long worlds = AllCases.each(cases -> laws.check(SmallWorld.of(cases, 4, FEWER, stages)));
        System.out.println("small worlds with four ordinals: " + worlds);
        assertThat(worlds).isGreaterThan(200_000);
    }
}
