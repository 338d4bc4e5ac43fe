package dev.ordinal.ops;

import dev.ordinal.embedded.EmbeddedCluster;
import dev.ordinal.embedded.Settings;
import dev.ordinal.embedded.faults.Admission;
import dev.ordinal.sim.Faults;
import dev.ordinal.sim.Invariants;
import dev.ordinal.sim.OrdinalSetDefinition;
import dev.ordinal.sim.SimClock;
import dev.ordinal.sim.SimProcess;
import dev.ordinal.sim.StoreClusterApi;
import java.time.Duration;
import java.time.Instant;
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
    private final SimProgram program;

    Simulation(long seed) {
        this.random = new SplittableRandom(seed);
        this.faults = new Faults(random.split());
        this.cluster = new EmbeddedCluster(
                Settings.DEFAULT.withSeed(seed).withHistoryMax(HISTORY), clock, Admission.everything());
        cluster.install(OrdinalSetDefinition.read());
        cluster.store().onChange(invariants::changed);
        program = new SimProgram(
                clock,
                cluster.agenda(),
                new SimProgram.Seams(
                        process -> new StoreClusterApi(
                                cluster.store(),
                                cluster.agenda(),
                                new StoreClusterApi.Caller(process, faults, invariants)),
                        actor -> actor));
        program.start();
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
        return program.process();
    }

    Engine engine() {
        return program.engine();
    }

    /** The process is gone at once; another one starts in its place. */
    void crashAndRestart() {
        program.crash();
        program.start();
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
