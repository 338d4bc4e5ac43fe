package dev.ordinal.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.check.Seeds;
import dev.ordinal.embedded.store.Stored;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random histories: people, nodes, the network and the process itself do what they can; no invariant breaks, and once they stop
 * the cluster comes to what is wanted and rests. One history again: {@code -Dseed=…}.
 */
class SimulationTest {
    private static final int HISTORIES = 100;
    private static final int DEEDS = 40;

    /** Simulated: back-offs of half a minute, grace periods and a lease have to pass several times over. */
    private static final Duration CONVERGES = Duration.ofMinutes(15);

    private static final Duration RESTS = Duration.ofMinutes(3);

    /** Kept, because a logger that nobody holds forgets its level. */
    private static final Logger PROGRAM = Logger.getLogger("dev.ordinal");

    /** What fails here fails on purpose, thousands of times; the transcript of a broken history tells it. */
    @BeforeAll
    static void quiet() {
        PROGRAM.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        PROGRAM.setLevel(null);
    }

    @Test
    void no_history_breaks_an_invariant_and_each_converges_and_rests() {
        Seeds.run(HISTORIES, SimulationTest::history);
    }

    private static void history(long seed) {
        Simulation simulation = new Simulation(seed);
        SimPeople people = new SimPeople(simulation);
        simulation.faults().turn(true);
        for (int deed = 0; deed < DEEDS; deed++) {
            people.act();
            simulation.run(Duration.ofMillis(simulation.random().nextInt(8_000)));
            demandNoViolation(simulation);
        }
        simulation.faults().turn(false);
        simulation.run(Duration.ofMinutes(1));
        boolean converged = simulation.until(simulation.clock().instant().plus(CONVERGES), () -> {
            tidyUp(people);
            return people.sets().stream().allMatch(set -> converged(set, people.pods()));
        });
        demandNoViolation(simulation);
        assertThat(converged)
                .as("converges\n" + simulation.invariants().transcript())
                .isTrue();
        simulation.run(Duration.ofSeconds(10));
        long writes = simulation.invariants().programWrites();
        simulation.run(RESTS);
        assertThat(simulation.invariants().programWrites())
                .as("rests once converged\n" + simulation.invariants().transcript())
                .isEqualTo(writes);
    }

    private static void demandNoViolation(Simulation simulation) {
        assertThat(simulation.invariants().violations())
                .as(simulation.invariants().transcript())
                .isEmpty();
    }

    /** What only a person can resolve: strangers in the way, and finished pods that are above the wanted number (R6.5). */
    private static void tidyUp(SimPeople people) {
        List<String> living = people.sets().stream().map(Stored::uid).toList();
        for (Stored pod : people.pods()) {
            boolean ours = living.contains(
                    pod.tree().at("/metadata/ownerReferences/0/uid").asText());
            boolean failed = pod.tree().at("/status/phase").asText().equals("Failed");
            if ((!ours || failed) && !pod.tree().path("metadata").has("deletionTimestamp")) {
                people.delete(pod.ref(), OptionalInt.of(0));
            }
        }
    }

    private static boolean converged(Stored set, List<Stored> pods) {
        JsonNode tree = set.tree();
        int start = tree.at("/spec/ordinals/start").asInt(0);
        int replicas = tree.at("/spec/replicas").asInt();
        List<String> wanted = IntStream.range(start, start + replicas)
                .mapToObj(ordinal -> set.ref().name() + "-" + ordinal)
                .toList();
        List<Stored> ours = pods.stream()
                .filter(pod -> pod.tree()
                        .at("/metadata/ownerReferences/0/uid")
                        .asText()
                        .equals(set.uid()))
                .sorted(Comparator.comparing(pod -> pod.ref().name()))
                .toList();
        boolean there = ours.stream().map(pod -> pod.ref().name()).toList().equals(wanted)
                && ours.stream()
                        .allMatch(pod -> SimPeople.ready(pod.tree())
                                && !pod.tree().path("metadata").has("deletionTimestamp"));
        JsonNode status = tree.path("status");
        return there
                && !tree.path("metadata").has("deletionTimestamp")
                && status.path("observedGeneration").asLong()
                        == tree.at("/metadata/generation").asLong()
                && status.path("replicas").asInt() == replicas
                && status.path("readyReplicas").asInt() == replicas
                && status.path("availableReplicas").asInt() == replicas;
    }
}
