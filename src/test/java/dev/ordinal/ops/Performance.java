package dev.ordinal.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.sim.Comings;
import dev.ordinal.sim.EndState;
import dev.ordinal.sim.Fault;
import dev.ordinal.sim.Goal;
import dev.ordinal.sim.StoreClusterApi.Mishap;
import dev.ordinal.sim.Tally;
import dev.ordinal.workload.WorkloadKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One scenario played by itself from beginning to end, to be compared with another performance of the same. */
final class Performance {
    /** Between a step and the one that does not wait for it. */
    private static final Duration SOON = Duration.ofMillis(1_500);

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(12);
    /** Longer than nobody leads after a crash. */
    private static final Duration AWAY = Duration.ofSeconds(22);

    private static final Duration QUIET = Duration.ofSeconds(40);

    private final Simulation simulation;
    private final SimPeople people;
    private final SimChance chance;
    private final Comings comings = new Comings();
    private final Scenario scenario;
    private int writes;

    /** @param faults that keep the counts; people are the scenario's own */
    Performance(Scenario scenario, WorkloadKind kind, Set<Fault> faults, long seed) {
        this.scenario = scenario;
        this.simulation = new Simulation(seed);
        this.people = new SimPeople(simulation);
        this.chance = new SimChance(simulation, people);
        simulation.cluster().store().onChange(comings::changed);
        simulation.network().suffer(faults);
        simulation.befallen((process, stage) -> writes += stage == Mishap.Stage.DONE ? 1 : 0);
        people.wish("red", kind, List.of(scenario.beginning()));
    }

    /**
     * What remained, and how it came about.
     *
     * @param writes of the program that the server did, those to its lease apart
     */
    record Outcome(
            Map<String, JsonNode> state,
            Map<String, Integer> counts,
            int writes,
            List<String> violations,
            String transcript,
            Tally tally) {}

    /** The process crashes upon this write, when it is done or when it knows so. */
    Performance crashingAt(int write, Mishap.Stage when) {
        int[] left = {write};
        simulation.befallen((process, stage) -> {
            writes += stage == Mishap.Stage.DONE ? 1 : 0;
            if (stage == when && --left[0] == 0) {
                simulation.tally().injected(Fault.F1);
                simulation.crashAndRestart(simulation.replica(process));
            }
        });
        return this;
    }

    Outcome play() {
        simulation.start();
        for (String step : scenario.steps()) {
            if (step.startsWith("now ")) {
                simulation.run(SOON);
            } else {
                settle();
            }
            String deed = step.replaceFirst("^now ", "");
            if (deed.equals("create")) {
                simulation.until(PATIENCE, () -> people.set("red").isEmpty());
            }
            people.step("red", deed);
        }
        simulation.network().suffer(Set.of());
        chance.calm();
        settle();
        if (!people.sets().isEmpty() && !arrived()) {
            people.clearAway("red");
            settle();
        }
        return new Outcome(
                EndState.of(simulation.cluster().store()),
                comings.counts(),
                writes,
                simulation.transcript().violations(),
                simulation.transcript().toString(),
                simulation.tally());
    }

    /** Until it has arrived, or nothing happens any more; then until what was to be cleared away is gone too. */
    private void settle() {
        long written = -1;
        Duration waited = Duration.ZERO;
        Duration quiet = Duration.ZERO;
        while (quiet.compareTo(arrived() ? AWAY : QUIET) < 0 && waited.compareTo(PATIENCE) < 0) {
            quiet = written == simulation.invariants().writes() ? quiet.plus(TICK) : Duration.ZERO;
            written = simulation.invariants().writes();
            waited = waited.plus(TICK);
            simulation.run(TICK);
        }
    }

    private boolean arrived() {
        List<Stored> sets = people.sets();
        return !sets.isEmpty()
                && sets.stream()
                        .allMatch(set ->
                                Goal.missing(simulation.cluster().store(), set).isEmpty());
    }
}
