package dev.ordinal.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.sim.Quiet;
import dev.ordinal.sim.Tally;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** As many histories as one has patience for: {@code make soak SEEDS=5000}. One that fails does not end it. */
@EnabledIfSystemProperty(named = "soak.seeds", matches = "\\d+")
@Quiet
class SoakTest {
    private static final int REPORT_EVERY = 500;
    private final Tally all = new Tally();
    private final List<String> failures = new ArrayList<>();
    private final long begun = System.nanoTime();

    @Test
    void no_history_breaks_an_invariant_and_each_converges_and_rests() {
        Long only = Long.getLong("seed");
        long first = only == null ? begun : only;
        int histories = only == null ? Integer.getInteger("soak.seeds") : 1;
        for (int played = 1; played <= histories; played++) {
            play(first + played - 1);
            if (played % REPORT_EVERY == 0 && played < histories) {
                report(played);
            }
        }
        report(histories);
        assertThat(failures).isEmpty();
    }

    private void play(long seed) {
        History history = SimulationTest.mixed(seed);
        try {
            history.play(SimulationTest.DEEDS);
        } catch (AssertionError | RuntimeException failure) {
            history.tally().violated(1);
            failures.add("seed " + seed + " (repeat with -Dseed=" + seed + "): " + failure.getMessage());
        }
        all.add(history.tally());
    }

    private void report(int played) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%.1f histories per second; %s%n%s", played / seconds, all, all.faults());
    }
}
