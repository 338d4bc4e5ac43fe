package dev.ordinal.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.check.AllCases;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Every law in every small world: what is wrong with a rule is nearly always wrong with three pods already. {@code make slow} visits all
 * of them ({@code -Dworlds.every=1}), else it is each tenth.
 */
class PlannerAllSmallWorldsTest {
    private static final int EVERY = Integer.getInteger("worlds.every", 10);

    private final Laws laws = new Laws();

    @Test
    void every_law_holds_with_two_ordinals_in_every_state_under_every_policy() {
        assertThat(visit("two ordinals", cases -> SmallWorlds.policies(cases, 2, Slot.values())))
                .isGreaterThan(150_000);
    }

    @Test
    void every_law_holds_with_three_ordinals_under_every_policy() {
        assertThat(visit("three ordinals", cases -> SmallWorlds.ladders(cases, 3, Slot.CORE)))
                .isGreaterThan(100_000);
    }

    @Test
    void every_law_holds_with_four_ordinals_under_every_policy() {
        assertThat(visit("four ordinals", cases -> SmallWorlds.ladders(cases, 4, Slot.FEW)))
                .isGreaterThan(100_000);
    }

    @Test
    void every_law_holds_at_every_stage_of_life() {
        assertThat(visit("stages of life", cases -> SmallWorlds.lives(cases, 2, Slot.values())))
                .isGreaterThan(100_000);
    }

    @Test
    void every_law_holds_whoever_owns_the_claims() {
        assertThat(visit("owners of claims", cases -> SmallWorlds.storage(cases, Slot.STORING)))
                .isGreaterThan(100_000);
    }

    @Test
    void every_law_holds_with_every_history() {
        assertThat(visit("histories", cases -> SmallWorlds.histories(cases, Slot.FEW)))
                .isGreaterThan(90_000);
    }

    /** About how many there are. */
    private long visit(String name, Function<AllCases, SmallWorld> worlds) {
        long seen = AllCases.each(EVERY, cases -> laws.check(worlds.apply(cases)));
        System.out.println(seen + " small worlds, " + name);
        return (seen + 1) * EVERY;
    }
}
