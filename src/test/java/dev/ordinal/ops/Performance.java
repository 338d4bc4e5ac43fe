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

    /** Longer than nobody leads after a crash; and long enough for what is to be cleared away once it has arrived. */
    private static final Duration AWAY = Duration.ofSeconds(22);

    /** For so long it may write nothing, and yet go on: the back-off of what was refused is shorter. */
    private static final Duration QUIET = Duration.ofSeconds(40);

    /** A watch that hangs is opened anew only then, and no clock is off by more. */
    private static final Duration DISTURBED = Duration.ofSeconds(340);

    private final Simulation simulation;
    private final SimPeople people;
    private final SimChance chance;
    private final Comings comings = new Comings();
    private final Scenario scenario;
    private final Set<Fault> faults;
    private int writes;

    /** @param faults that keep the counts; people are the scenario's own */
    Performance(Scenario scenario, WorkloadKind kind, Set<Fault> faults, long seed) {
        this.scenario = scenario;
        this.faults = faults;
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
        befall();
        for (String step : scenario.steps()) {
            if (step.startsWith("now ")) {
                simulation.run(SOON);
            } else {
                settle();
            }
            befall();
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

    /** What does not come by itself. */
    private void befall() {
        faults.forEach(chance::befall);
    }

    /** Until it has arrived and rests, or nothing happens any more. */
    private void settle() {
        Duration stuck = faults.isEmpty() ? QUIET : DISTURBED;
        // Who is told nothing any more does not know that it has arrived.
        Duration arrives = faults.contains(Fault.F3) ? DISTURBED : AWAY;
        Duration patience = faults.isEmpty() ? PATIENCE : PATIENCE.plus(DISTURBED.multipliedBy(4));
        long written = -1;
        Duration quiet = Duration.ZERO;
        for (Duration waited = Duration.ZERO; waited.compareTo(patience) < 0; waited = waited.plus(TICK)) {
            quiet = written == simulation.invariants().writes() ? quiet.plus(TICK) : Duration.ZERO;
            written = simulation.invariants().writes();
            if (quiet.compareTo(stuck) >= 0 || (quiet.compareTo(arrives) >= 0 && arrived())) {
                return;
            }
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
