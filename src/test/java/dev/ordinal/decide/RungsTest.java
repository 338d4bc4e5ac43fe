package dev.ordinal.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.workload.Rung;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadStatus;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people are told of each ordinal. */
class RungsTest {
    private final Planner planner = new Planner();

    @ParameterizedTest
    @CsvSource(delimiterString = "->", textBlock = """
            spec replicas=2 claims=data,logs|pod web-0 ready -> 0 - data-web-0 logs-web-0
            spec replicas=1|pod web-0 failed -> 0 REPLACING_FAILED
            spec replicas=1|pod web-0 ready|pod web-1 ready -> 0 -; 1 gone SCALING_DOWN
            spec replicas=1|pod web-0 ready unselected -> 0 RELEASING_POD
            spec replicas=1|pod web-0 ready|pod web-x ready nameless -> 0 -
            spec replicas=2|pod web-0 pending -> 0 WAITING_FOR_READY
            spec replicas=1 whenDeleted claims=data|pod web-0 ready|claim data-web-0 -> 0 - data-web-0
            """)
    void each_ordinal_says_what_is_done_or_waited_for_and_names_its_claims(String world, String rungs) {
        assertThat(String.join("; ", told(plan(world).status().rungs()))).isEqualTo(rungs);
    }

    /** Where an ordinal waits, that is the reason; where none does, what was done last is. */
    @ParameterizedTest
    @CsvSource(delimiterString = "->", textBlock = """
            spec replicas=1 -> FILLING_ORDINAL 0
            spec replicas=2 parallel -> FILLING_ORDINAL 1
            spec replicas=2|pod web-0 pending -> WAITING_FOR_READY 0
            spec replicas=2 parallel|pod web-0 pending -> WAITING_FOR_READY 0
            spec replicas=2 partition=2 current=web-new|pod web-0 ready at=web-old -> FILLING_ORDINAL 1
            spec replicas=1|pod web-0 ready -> -
            """)
    void the_status_of_a_plan_that_acts_says_so_unless_an_ordinal_waits(String world, String first) {
        WorkloadStatus told = plan(world).told(World.NOW);
        assertThat(told.mainWait().map(RungsTest::text).orElse("-")).isEqualTo(first);
    }

    private Plan plan(String text) {
        World world = World.parse(text.replace('|', '\n'));
        return planner.plan(world.spec(), world.observed(), World.NOW);
    }

    private static String text(Wait wait) {
        return wait.reason()
                + (wait.ordinal().isPresent() ? " " + wait.ordinal().getAsInt() : "");
    }

    private static List<String> told(List<Rung> rungs) {
        return rungs.stream()
                .map(rung -> rung.ordinal()
                        + (rung.inRange() ? "" : " gone")
                        + rung.reason().map(reason -> " " + reason).orElse(" -")
                        + rung.claims().stream().map(claim -> " " + claim).reduce("", String::concat))
                .toList();
    }
}
