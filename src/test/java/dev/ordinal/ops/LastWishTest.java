package dev.ordinal.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.check.Seeds;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.sim.EndState;
import dev.ordinal.sim.Goal;
import dev.ordinal.sim.Quiet;
import dev.ordinal.workload.WorkloadKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * F18, as Acto does it: whatever people wished for on the way, in the end there is what a fresh cluster has to which only the last
 * wish was ever applied.
 */
@Quiet
class LastWishTest {
    private static final int HISTORIES = 20;
    private static final int EDITS = 8;

    /** Wherever people left it, all pods are to come to the template. */
    private static final String LAST =
            "{spec: {paused: null, replicas: 3, updateStrategy: {type: RollingUpdate, rollingUpdate:"
                    + " {partition: 0, maxUnavailable: 1}}}}";

    @Test
    void the_end_does_not_depend_on_the_way() {
        Seeds.run(HISTORIES, LastWishTest::history);
    }

    static void history(long seed) {
        Simulation simulation = new Simulation(seed);
        SimPeople people = new SimPeople(simulation);
        WorkloadKind kind = simulation.random().nextBoolean() ? WorkloadKind.ORDINAL_SET : WorkloadKind.STATEFUL_SET;
        List<String> shape = SimEdits.shape(simulation.random(), kind);
        people.wish("red", kind, shape);
        simulation.start();
        for (int edit = 0; edit < EDITS; edit++) {
            simulation.run(Duration.ofMillis(simulation.random().nextInt(6_000)));
            String step = simulation.random().nextInt(6) == 0
                    ? SimEdits.image("shop:missing")
                    : SimEdits.any(simulation.random(), kind);
            people.step("red", step);
        }
        people.step("red", SimEdits.image("shop:2"));
        people.step("red", LAST);
        arrive(simulation, people);
        Stored last = people.set("red").orElseThrow();
        Simulation fresh = new Simulation(seed + 1);
        SimPeople others = new SimPeople(fresh);
        others.wish("red", kind, List.of("{spec: null}", wish(last)));
        fresh.start();
        arrive(fresh, others);
        assertThat(EndState.differences(state(simulation, last), state(fresh, last)))
                .as(simulation.transcript().toString())
                .isEmpty();
    }

    private static String wish(Stored last) {
        return ((ObjectNode) last.copy().path("spec"))
                .objectNode()
                .set("spec", last.copy().path("spec"))
                .toString();
    }

    /** A pod that never came up under a policy that waits is a person's business (TE5). */
    private static void arrive(Simulation simulation, SimPeople people) {
        for (int tries = 0; tries < 20 && !missing(simulation, people).isEmpty(); tries++) {
            simulation.run(Duration.ofSeconds(40));
            people.clearAway("red");
        }
        assertThat(missing(simulation, people))
                .as(simulation.transcript().toString())
                .isEmpty();
        simulation.run(Duration.ofSeconds(10));
        assertThat(simulation.transcript().violations())
                .as(simulation.transcript().toString())
                .isEmpty();
    }

    private static List<String> missing(Simulation simulation, SimPeople people) {
        return Goal.missing(simulation.cluster().store(), people.set("red").orElseThrow());
    }

    /** Pods, and the claims of the ordinals that there are now; those of former ordinals may be kept. */
    private static Map<String, JsonNode> state(Simulation simulation, Stored last) {
        int start = last.tree().at("/spec/ordinals/start").asInt();
        Map<String, JsonNode> state = new TreeMap<>();
        EndState.of(simulation.cluster().store(), List.of("pods", "persistentvolumeclaims"))
                .forEach((name, object) -> {
                    int ordinal = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
                    if (ordinal >= start && ordinal < start + 3) {
                        state.put(name, object);
                    }
                });
        return state;
    }
}
