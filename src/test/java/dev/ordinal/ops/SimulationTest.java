package dev.ordinal.ops;

import dev.ordinal.check.Seeds;
import dev.ordinal.sim.Fault;
import dev.ordinal.sim.Quiet;
import dev.ordinal.sim.Tally;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random histories: people, nodes, the network and the process itself do what they can; no invariant breaks, and once they stop
 * the cluster comes to what is wanted and rests. One history again: {@code -Dseed=…}.
 */
@Quiet
class SimulationTest {
    private static final int MIXED = 130;
    private static final int ALONE = 1;
    static final int DEEDS = 12;

    private static final Tally ALL = new Tally();

    @AfterAll
    static void loud() {
        System.out.println("simulated: " + ALL);
    }

    @Test
    void no_history_of_mixed_faults_breaks_an_invariant_and_each_converges_and_rests() {
        Seeds.run(MIXED, seed -> play(mixed(seed)));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void nor_does_a_history_of_one_fault_alone(Fault fault) {
        Seeds.run(ALONE, seed -> play(new History(seed, EnumSet.of(fault))));
    }

    private static void play(History history) {
        history.play(DEEDS);
        ALL.add(history.tally());
    }

    static History mixed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        for (Fault fault : Fault.values()) {
            if (random.nextInt(3) == 0) {
                faults.add(fault);
            }
        }
        return new History(seed, faults);
    }
}
