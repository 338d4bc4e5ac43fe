package dev.ordinal.ops;

import dev.ordinal.desired.CustomResourceDesiredStates;
import dev.ordinal.desired.Orchestration;
import dev.ordinal.embedded.EmbeddedCluster;
import dev.ordinal.sim.Eyes;
import dev.ordinal.sim.Invariants;
import dev.ordinal.sim.SimProcess;
import dev.ordinal.sim.StoreClusterApi;
import dev.ordinal.workload.WorkloadKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** One process of the program: the real engine, and what it may see and suffer. */
final class Replica {
    private final String name;
    private final SimProcess process;
    private final Engine engine;

    Replica(String name, Simulation simulation, StoreClusterApi.Mishap mishap, Duration clockOff) {
        this.name = name;
        EmbeddedCluster cluster = simulation.cluster();
        this.process = new SimProcess(cluster.agenda(), simulation.clock());
        InstantSource wall = simulation.clock().off(clockOff);
        StoreClusterApi api = new StoreClusterApi(
                cluster.store(),
                cluster.agenda(),
                simulation.clock(),
                new StoreClusterApi.Caller(
                        process,
                        simulation.network(),
                        simulation.invariants(),
                        simulation.transcript(),
                        new Eyes(name),
                        wall,
                        mishap));
        this.engine = new Engine(
                new Engine.Parts(api, process.timer(), process.executor(), wall, simulation.clock()::nanos),
                plan(wall));
        engine.start();
    }

    private Engine.Plan plan(InstantSource wall) {
        CustomResourceDesiredStates.Rules rules = new CustomResourceDesiredStates.Rules(
                (object, stored) -> List.of(),
                (object, path) -> List.of(),
                new Orchestration(Set.of(WorkloadKind.values()), wall.instant()));
        return new Engine.Plan(rules, "default", "ordinal", name, Invariants.LEASE, 4, Duration.ofMillis(100), 1_000);
    }

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
