package dev.ordinal.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.sim.EndState;
import dev.ordinal.sim.Fault;
import dev.ordinal.sim.Quiet;
import dev.ordinal.sim.StoreClusterApi.Mishap;
import dev.ordinal.workload.WorkloadKind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * F1: a scenario is played once undisturbed, and then again with a crash upon one of its writes; for some, and in a soak for all,
 * with a crash upon each. Two oracles need no spec (Sieve): the same objects are there in the end, and each was created and deleted
 * as often. So it is with everything else that goes wrong by itself.
 */
@Quiet
class CrashTest {
    private static final boolean SOAK = Integer.getInteger("soak.seeds", 0) > 0;
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    /** Small, and with a write of almost every kind between them. */
    private static final Set<Scenario> EXHAUSTED = EnumSet.of(Scenario.ROLLING_UPDATE);

    /** What is seen comes late: of pods perhaps sooner than of their set. */
    private static final Set<Fault> LATE = EnumSet.of(Fault.F2, Fault.F3);

    private static final Map<String, Performance.Outcome> REFERENCES = new HashMap<>();

    @AfterAll
    static void loud() {
        REFERENCES.clear();
    }

    static Stream<Arguments> scenarios() {
        return Stream.of(WorkloadKind.values())
                .flatMap(kind -> Scenario.of(kind).stream().map(scenario -> Arguments.of(scenario, kind)));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_crash_upon_any_write_changes_nothing(Scenario scenario, WorkloadKind kind) {
        SplittableRandom random = random(scenario, kind);
        for (int write : writes(scenario, kind, random)) {
            Mishap.Stage stage = random.nextBoolean() ? Mishap.Stage.KNOWN : Mishap.Stage.DONE;
            Performance performance = new Performance(scenario, kind, Set.of(), SEED).crashingAt(write, stage);
            String what = scenario + " with a crash upon write " + write + ", " + stage;
            new Comparison(what, performance.play(), reference(scenario, kind))
                    .demandTheSame(!scenario.dependsOnTheMoment(), !scenario.dependsOnTheMoment());
        }
    }

    private static int[] writes(Scenario scenario, WorkloadKind kind, SplittableRandom random) {
        int all = reference(scenario, kind).writes();
        return SOAK || EXHAUSTED.contains(scenario)
                ? IntStream.rangeClosed(1, all).toArray()
                : new int[] {random.nextInt(1, all + 1)};
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void nor_does_anything_else_that_keeps_the_counts(Scenario scenario, WorkloadKind kind) {
        boolean exactly = !scenario.dependsOnTheMoment();
        for (Fault fault : faults(random(scenario, kind))) {
            Performance performance = new Performance(scenario, kind, EnumSet.of(fault), SEED);
            boolean collected = LATE.contains(fault) && scenario.leavesPodsToTheCollector(kind);
            new Comparison(scenario + " under " + fault, performance.play(), reference(scenario, kind))
                    .demandTheSame(exactly, exactly && !collected);
        }
    }

    private static List<Fault> faults(SplittableRandom random) {
        List<Fault> all = List.copyOf(Fault.keepingCounts());
        return SOAK ? all : List.of(all.get(random.nextInt(all.size())));
    }

    /** Another for each, and the same again by the same seed. */
    private static SplittableRandom random(Scenario scenario, WorkloadKind kind) {
        return new SplittableRandom(SEED + (scenario + " " + kind).hashCode());
    }

    private static Performance.Outcome reference(Scenario scenario, WorkloadKind kind) {
        return REFERENCES.computeIfAbsent(scenario + " " + kind, none -> {
            Performance.Outcome reference = new Performance(scenario, kind, Set.of(), SEED).play();
            assertThat(reference.violations()).as(reference.transcript()).isEmpty();
            return reference;
        });
    }

    private record Comparison(String what, Performance.Outcome run, Performance.Outcome reference) {
        /** Of what depends on the moment, the pods are still the same: how they came to be, and what was kept on the way, is not. */
        void demandTheSame(boolean objects, boolean counts) {
            String told = what + " (repeat with -Dseed=" + SEED + ")\n" + run.transcript();
            assertThat(run.violations()).as(told).isEmpty();
            assertThat(EndState.differences(run.state(), reference.state()).stream()
                            .filter(difference -> objects || difference.startsWith("pods ")))
                    .as(told)
                    .isEmpty();
            if (counts) {
                assertThat(run.counts()).as(told).isEqualTo(reference.counts());
            }
        }
    }
}
