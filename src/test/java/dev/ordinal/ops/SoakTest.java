package dev.ordinal.ops;

import dev.ordinal.check.Seeds;
import dev.ordinal.sim.Tally;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** As many histories as one has patience for: {@code make soak SEEDS=5000}. */
@EnabledIfSystemProperty(named = "soak.seeds", matches = "\\d+")
class SoakTest {
    private static final int REPORT_EVERY = 500;
    private static final Logger PROGRAM = Logger.getLogger("dev.ordinal");

    private final Tally all = new Tally();
    private final long begun = System.nanoTime();
    private int seeds;

    @Test
    void no_history_breaks_an_invariant_and_each_converges_and_rests() {
        PROGRAM.setLevel(Level.OFF);
        try {
            Seeds.run(Integer.getInteger("soak.seeds"), seed -> {
                all.add(SimulationTest.mixed(seed).play(SimulationTest.DEEDS));
                if (++seeds % REPORT_EVERY == 0) {
                    report();
                }
            });
        } finally {
            report();
            PROGRAM.setLevel(null);
        }
    }

    private void report() {
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%.1f seeds per second; %s%n", seeds / seconds, all);
    }
}
