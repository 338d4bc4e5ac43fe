package dev.ordinal.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.sim.Fault;
import dev.ordinal.sim.Goal;
import dev.ordinal.sim.Tally;
import dev.ordinal.workload.WorkloadKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One history by one seed: people play scenarios while faults happen; no invariant breaks. Then the faults stop: what has not
 * arrived says why; people mend what only they can; all arrives within a bound, and the program rests.
 */
final class History {
    private static final List<String> NAMES = List.of("red", "green", "blue-1");

    /** Simulated: back-offs of half a minute, grace periods, a watch that hangs and a lease have to pass. */
    private static final Duration CONVERGES = Duration.ofMinutes(15);

    /** Where the clock is minutes late, each pod that comes is available only so much later. */
    private static final Duration CONVERGES_LATE = Duration.ofMinutes(75);

    private static final Duration QUIET = Duration.ofSeconds(45);
    /** After so long the program opens a watch anew that shows nothing. */
    private static final Duration HANGS = Duration.ofSeconds(330);

    private static final int MOST_UNQUIET = 20;
    private static final Duration RESTS = Duration.ofMinutes(2);

    private final Simulation simulation;
    private final SimPeople people;
    private final SimChance chance;
    private final List<Fault> faults;

    History(long seed, Set<Fault> faults) {
        this.simulation = new Simulation(seed);
        this.faults = List.copyOf(faults);
        this.people = new SimPeople(simulation);
        this.chance = new SimChance(simulation, people);
        simulation.network().suffer(faults);
        simulation.start();
        if (faults.contains(Fault.F16)) {
            simulation.start();
        }
    }

    /** @param deeds how many things people and chance do */
    void play(int deeds) {
        int sets = 1 + simulation.random().nextInt(NAMES.size());
        List<List<String>> plays = begin(sets);
        for (int deed = 0; deed < deeds; deed++) {
            int which = simulation.random().nextInt(sets);
            List<String> play = plays.get(which);
            if (!play.isEmpty() && simulation.random().nextInt(3) == 0) {
                people.step(NAMES.get(which), play.removeFirst().replaceFirst("^now ", ""));
            } else if (!faults.isEmpty()) {
                chance.inject(faults.get(simulation.random().nextInt(faults.size())));
            }
            simulation.run(Duration.ofMillis(simulation.random().nextInt(5_000)));
            demandNoViolation();
        }
        simulation.network().suffer(Set.of());
        chance.calm();
        demandEnd();
    }

    /** Also of one that was broken off. */
    Tally tally() {
        return simulation.tally();
    }

    private List<List<String>> begin(int sets) {
        List<List<String>> plays = new ArrayList<>();
        for (int i = 0; i < sets; i++) {
            WorkloadKind kind =
                    simulation.random().nextBoolean() ? WorkloadKind.ORDINAL_SET : WorkloadKind.STATEFUL_SET;
            List<Scenario> possible = Scenario.of(kind);
            Scenario scenario = possible.get(simulation.random().nextInt(possible.size()));
            List<String> patches = new ArrayList<>(SimEdits.shape(simulation.random(), kind));
            patches.add(scenario.beginning());
            simulation.transcript().note(NAMES.get(i) + " plays " + scenario + " with " + patches);
            if (faults.contains(Fault.F22) && NAMES.get(i).equals(Golden.NAME)) {
                people.inherit(kind);
                simulation.tally().injected(Fault.F22);
            } else {
                people.wish(NAMES.get(i), kind, patches);
            }
            plays.add(new ArrayList<>(scenario.steps()));
        }
        return plays;
    }

    private void demandEnd() {
        quiet();
        for (Stored set : people.sets()) {
            List<String> missing = Goal.missing(simulation.cluster().store(), set);
            assertThat(missing.isEmpty() || !Goal.told(set).isEmpty())
                    .as("EXPLAINED: " + set.ref().name() + ": " + missing + "\n" + simulation.transcript())
                    .isTrue();
        }
        boolean arrived = false;
        Duration most = faults.contains(Fault.F15) ? CONVERGES_LATE : CONVERGES;
        for (int tries = 0; tries < most.dividedBy(QUIET) && !arrived; tries++) {
            mend();
            arrived = simulation.until(QUIET, () -> false) || missing().isEmpty();
        }
        demandNoViolation();
        assertThat(missing()).as("CONVERGES\n" + simulation.transcript()).isEmpty();
        settle(); // it may have arrived just now, and what is told of the last step follows it
        long writes = simulation.invariants().writes();
        simulation.run(RESTS);
        assertThat(simulation.invariants().writes())
                .as("INV10: rests once converged\n" + simulation.transcript())
                .isEqualTo(writes);
        demandNoViolation();
    }

    private void quiet() {
        if (faults.contains(Fault.F3)) {
            simulation.run(HANGS);
        }
        settle();
    }

    /** Until the program has written nothing for a while. */
    private void settle() {
        long writes = -1;
        for (int times = 0; writes != simulation.invariants().writes() && times < MOST_UNQUIET; times++) {
            writes = simulation.invariants().writes();
            simulation.run(QUIET);
        }
    }

    private List<String> missing() {
        return people.sets().stream()
                .flatMap(set -> Goal.missing(simulation.cluster().store(), set).stream()
                        .map(what -> set.ref().name() + ": " + what))
                .toList();
    }

    /**
     * What only people can do: give a template that runs, and let it be updated to; clear away strangers, also one that was labelled so
     * that it was adopted with volumes of its own (STORAGE_DIFFERS), and pods that order would wait for for ever.
     */
    private void mend() {
        for (Stored set : people.sets()) {
            String image =
                    set.tree().at("/spec/template/spec/containers/0/image").asText();
            if (!image.equals("shop:1") && !image.equals("shop:2")) {
                people.step(set.ref().name(), SimEdits.image("shop:2"));
            }
            boolean missing = !Goal.missing(simulation.cluster().store(), set).isEmpty();
            if (missing && set.tree().at("/spec/paused").asBoolean()) {
                people.step(set.ref().name(), "{spec: {paused: false}}");
            }
            if (missing
                    && set.tree()
                                    .at("/spec/updateStrategy/rollingUpdate/partition")
                                    .asInt()
                            > 0) {
                people.step(set.ref().name(), "{spec: {updateStrategy: {rollingUpdate: {partition: 0}}}}");
            }
        }
        List<String> living = people.sets().stream().map(Stored::uid).toList();
        for (Stored pod : people.pods()) {
            JsonNode tree = pod.tree();
            boolean ours =
                    living.contains(tree.at("/metadata/ownerReferences/0/uid").asText());
            boolean runs = tree.at("/status/phase").asText().equals("Running")
                    && tree.at("/spec/containers/0/image").asText().matches("shop:[12]");
            boolean wrong = !ours || !tree.at("/metadata/labels/app").asText().equals(name(pod));
            if ((wrong || !runs) && !tree.path("metadata").has("deletionTimestamp")) {
                people.delete(pod.ref(), OptionalInt.of(0));
            }
        }
    }

    private static String name(Stored pod) {
        String name = pod.ref().name();
        return name.substring(0, name.lastIndexOf('-'));
    }

    private void demandNoViolation() {
        assertThat(simulation.transcript().violations())
                .as(simulation.transcript().toString())
                .isEmpty();
    }
}
