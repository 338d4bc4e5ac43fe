package dev.ordinal.ops;

import dev.ordinal.desired.CustomResourceDesiredStates;
import dev.ordinal.desired.Orchestration;
import dev.ordinal.embedded.EmbeddedCluster;
import dev.ordinal.embedded.Settings;
import dev.ordinal.embedded.controllers.Agenda;
import dev.ordinal.embedded.faults.Admission;
import dev.ordinal.sim.Faults;
import dev.ordinal.sim.Invariants;
import dev.ordinal.sim.OrdinalSetDefinition;
import dev.ordinal.sim.SimClock;
import dev.ordinal.sim.SimProcess;
import dev.ordinal.sim.StoreClusterApi;
import dev.ordinal.workload.WorkloadKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** The real engine on the embedded cluster, both in simulated time on one thread: what happens follows from the seed alone. */
final class Simulation {
    /** Few enough that a watch which was away for a while finds its version forgotten. */
    private static final int HISTORY = 60;

    private final SimClock clock = new SimClock();
    private final SplittableRandom random;
    private final EmbeddedCluster cluster;
    private final Faults faults;
    private final Invariants invariants = new Invariants(clock);
    private SimProcess process;
    private Engine engine;
    private int starts;

    Simulation(long seed) {
        this.random = new SplittableRandom(seed);
        this.faults = new Faults(random.split());
        this.cluster = new EmbeddedCluster(
                Settings.DEFAULT.withSeed(seed).withHistoryMax(HISTORY), clock, Admission.everything());
        cluster.install(OrdinalSetDefinition.read());
        cluster.store().onChange(invariants::changed);
        startEngine();
    }

    SplittableRandom random() {
        return random;
    }

    SimClock clock() {
        return clock;
    }

    EmbeddedCluster cluster() {
        return cluster;
    }

    Invariants invariants() {
        return invariants;
    }

    Faults faults() {
        return faults;
    }

    SimProcess process() {
        return process;
    }

    Engine engine() {
        return engine;
    }

    /** The process is gone at once; another one starts in its place. */
    void crashAndRestart() {
        process.crash();
        startEngine();
    }

    private void startEngine() {
        Agenda agenda = cluster.agenda();
        process = new SimProcess(agenda, clock);
        StoreClusterApi api =
                new StoreClusterApi(cluster.store(), agenda, new StoreClusterApi.Caller(process, faults, invariants));
        Engine.Parts parts = new Engine.Parts(api, process.timer(), process.executor(), clock, clock::nanos);
        CustomResourceDesiredStates.Rules rules = new CustomResourceDesiredStates.Rules(
                (object, stored) -> List.of(),
                (object, path) -> List.of(),
                new Orchestration(Set.of(WorkloadKind.values()), clock.instant()));
        engine = new Engine(
                parts,
                new Engine.Plan(
                        rules,
                        "default",
                        "ordinal",
                        "process-" + starts++,
                        Duration.ofSeconds(15),
                        4,
                        16,
                        Duration.ofMillis(100),
                        1_000));
        engine.start();
    }

    /** Lets time pass, from one thing that is due to the next. */
    void run(Duration howLong) {
        Instant end = clock.instant().plus(howLong);
        until(end, () -> false);
        clock.advanceTo(end);
    }

    /** Lets time pass until it holds, or until the end; tells whether it came to hold. */
    boolean until(Instant end, BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            Instant next = cluster.agenda().next().orElse(end);
            if (next.isAfter(end)) {
                return holds.getAsBoolean();
            }
            clock.advanceTo(next);
            cluster.agenda().runDue(clock.instant());
        }
        return true;
    }
}
