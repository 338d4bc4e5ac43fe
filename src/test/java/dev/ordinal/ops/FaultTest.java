package dev.ordinal.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.sim.Fault;
import dev.ordinal.sim.Quiet;
import dev.ordinal.sim.Tally;
import java.util.EnumSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole fault matrix is there, and what is switched on happens: a simulation in which nothing goes wrong proves nothing. */
@Quiet
class FaultTest {
    private static final int MOST_HISTORIES = 30;

    @Test
    void every_fault_of_the_matrix_has_its_name() {
        assertThat(Fault.values())
                .extracting(Fault::name)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 22)
                        .mapToObj(number -> "F" + number)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void what_is_switched_on_happens(Fault fault) {
        Tally tally = new Tally();
        for (long seed = 1; tally.injections(fault) == 0 && seed <= MOST_HISTORIES; seed++) {
            History history = new History(seed, EnumSet.of(fault));
            history.play(SimulationTest.DEEDS);
            tally.add(history.tally());
        }
        assertThat(tally.injections(fault)).isPositive();
    }
}
