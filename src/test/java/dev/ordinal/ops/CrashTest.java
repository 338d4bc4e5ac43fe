package dev.ordinal.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.sim.EndState;
import dev.ordinal.sim.Fault;
import dev.ordinal.sim.StoreClusterApi.Mishap;
import dev.ordinal.workload.WorkloadKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * F1, all of it: each scenario is played once undisturbed, and then once for each of its writes with a crash upon it. Two oracles
 * need no spec (Sieve): the same objects are there in the end, and each was created and deleted as often.
 */
class CrashTest {
    private static final long SEED = 7;
    private static final Logger PROGRAM = Logger.getLogger("dev.ordinal");

    @BeforeAll
    static void quiet() {
        PROGRAM.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        PROGRAM.setLevel(null);
    }

    static Stream<Arguments> scenarios() {
        return Stream.of(WorkloadKind.values())
                .flatMap(kind -> Scenario.of(kind).stream().map(scenario -> Arguments.of(scenario, kind)));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_crash_upon_any_write_changes_nothing(Scenario scenario, WorkloadKind kind) {
        Performance.Outcome reference = new Performance(scenario, kind, Set.of(), SEED).play();
        assertThat(reference.violations()).as(reference.transcript()).isEmpty();
        for (int write = 1; write <= reference.writes(); write++) {
            boolean even = (write % 2 == 0) == (kind == WorkloadKind.ORDINAL_SET);
            Mishap.Stage stage = even ? Mishap.Stage.KNOWN : Mishap.Stage.DONE;
            compare(
                    scenario + " with a crash upon write " + write + ", " + stage,
                    new Performance(scenario, kind, Set.of(), SEED)
                            .crashingAt(write, stage)
                            .play(),
                    reference,
                    !scenario.dependsOnTheMoment());
        }
    }

    @Tag("soak")
    @ParameterizedTest
    @MethodSource("scenarios")
    void nor_does_anything_else_that_keeps_the_counts(Scenario scenario, WorkloadKind kind) {
        Performance.Outcome reference = new Performance(scenario, kind, Set.of(), SEED).play();
        for (Fault fault : EnumSet.copyOf(Fault.keepingCounts())) {
            compare(
                    scenario + " under " + fault,
                    new Performance(scenario, kind, EnumSet.of(fault), SEED).play(),
                    reference,
                    !scenario.dependsOnTheMoment());
        }
    }

    /** Of what depends on the moment, the pods are still the same: how they came to be, and what was kept on the way, is not. */
    static void compare(String what, Performance.Outcome run, Performance.Outcome reference, boolean exactly) {
        assertThat(run.violations()).as(what + "\n" + run.transcript()).isEmpty();
        assertThat(EndState.differences(run.state(), reference.state()).stream()
                        .filter(difference -> exactly || difference.startsWith("pods ")))
                .as(what + "\n" + run.transcript())
                .isEmpty();
        if (exactly) {
            assertThat(run.counts()).as(what + "\n" + run.transcript()).isEqualTo(reference.counts());
        }
    }
}
