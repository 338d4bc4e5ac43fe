package dev.ordinal.ops;

import dev.ordinal.act.ClusterActor;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.desired.CustomResourceDesiredStates;
import dev.ordinal.desired.Orchestration;
import dev.ordinal.loop.Reports;
import dev.ordinal.sim.Invariants;
import dev.ordinal.sim.SimProcess;
import dev.ordinal.workload.WorkloadKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** One process of the program: the real engine, in simulated time. */
final class Replica {
    private final String name;
    private final SimProcess process;
    private final Engine engine;

    /**
     * @param process what runs when
     * @param api how it calls
     * @param actor what its actions pass through
     */
    Replica(String name, SimProcess process, ClusterApi api, UnaryOperator<ClusterActor> actor, Clocks clocks) {
        this.name = name;
        this.process = process;
        CustomResourceDesiredStates.Rules rules = new CustomResourceDesiredStates.Rules(
                (object, stored) -> List.of(),
                (object, path) -> List.of(),
                new Orchestration(clocks.kinds(), clocks.wall().instant()));
        this.engine = new Engine(
                new Engine.Parts(api, process.timer(), process.executor(), clocks.wall(), clocks.nanos()),
                new Engine.Plan(
                        rules,
                        "default",
                        "ordinal",
                        name,
                        Invariants.LEASE,
                        4,
                        16,
                        new Reports.Pace(Duration.ofMillis(100), 100),
                        1_000),
                actor);
        engine.start();
    }

    /** Its time of day, its monotonic clock, and which kinds it places pods for. */
    record Clocks(InstantSource wall, LongSupplier nanos, Set<WorkloadKind> kinds) {}

    String name() {
        return name;
    }

    SimProcess process() {
        return process;
    }

    Engine engine() {
        return engine;
    }
}
