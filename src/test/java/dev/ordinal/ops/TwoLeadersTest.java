package dev.ordinal.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.check.Seeds;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.sim.Goal;
import dev.ordinal.sim.Quiet;
import dev.ordinal.sim.SimProcess;
import dev.ordinal.sim.StoreClusterApi.Mishap;
import dev.ordinal.workload.WorkloadKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * F16: two processes, of which the leader freezes past its lease in the middle of a turn, and thaws when the other leads. The one
 * write that it was about to send was sent after its last look at the lease and comes in late; everything else it does not even
 * send. The late one comes through only if nobody has touched its object since, and what it did is made good.
 */
@Quiet
class TwoLeadersTest {
    private static final int FREEZES = 20;

    @Test
    void of_a_leader_that_thaws_one_write_comes_through_at_most_and_is_made_good() {
        Seeds.run(FREEZES, seed -> new Freeze(seed).play());
    }

    /** One history: the leader freezes upon a write that it is about to send. */
    static final class Freeze {
        private static final Duration UNTIL_THAW = Duration.ofSeconds(40);

        private final Simulation simulation;
        private final SimPeople people;
        private SimProcess frozen;
        private int left;

        Freeze(long seed) {
            simulation = new Simulation(seed);
            people = new SimPeople(simulation);
            left = 1 + simulation.random().nextInt(25);
            simulation.befallen(this::freeze);
            WorkloadKind kind =
                    simulation.random().nextBoolean() ? WorkloadKind.ORDINAL_SET : WorkloadKind.STATEFUL_SET;
            people.wish("red", kind, List.of("{}"));
            simulation.start();
            simulation.start();
        }

        private void freeze(SimProcess process, Mishap.Stage stage) {
            if (stage == Mishap.Stage.SENT && --left == 0) {
                simulation.transcript().note(simulation.replica(process).name() + " freezes");
                process.freeze(UNTIL_THAW, true);
                frozen = process;
            }
        }

        List<String> strays() {
            return simulation.invariants().strays();
        }

        void play() {
            for (int turn = 0; turn < 12 && frozen == null; turn++) {
                people.step("red", SimEdits.any(simulation.random(), people.kind("red")));
                simulation.until(Duration.ofSeconds(6), () -> frozen != null);
            }
            people.step("red", "{spec: {replicas: " + simulation.random().nextInt(4) + "}}");
            simulation.run(UNTIL_THAW.plusSeconds(1));
            assertThat(strays().size())
                    .as("at most one write is stray\n" + simulation.transcript())
                    .isLessThanOrEqualTo(1);
            simulation.run(Duration.ofMinutes(3));
            assertThat(simulation.transcript().violations())
                    .as(simulation.transcript().toString())
                    .isEmpty();
            for (Stored set : people.sets()) {
                assertThat(Goal.missing(simulation.cluster().store(), set))
                        .as(simulation.transcript().toString())
                        .isEmpty();
            }
        }
    }
}
