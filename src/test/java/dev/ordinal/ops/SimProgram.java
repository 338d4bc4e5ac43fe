package dev.ordinal.ops;

import dev.ordinal.act.ClusterActor;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.desired.CustomResourceDesiredStates;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Orchestration;
import dev.ordinal.embedded.controllers.Agenda;
import dev.ordinal.sim.SimClock;
import dev.ordinal.sim.SimProcess;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.WorkloadKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The real engine in simulated time, started and crashed at will; each start is another process and another holder of the lease. */
public final class SimProgram {
    private final SimClock clock;
    private final Agenda agenda;
    private final Seams seams;
    private Set<WorkloadKind> kinds = EnumSet.allOf(WorkloadKind.class);
    private SimProcess process;
    private Engine engine;
    private int starts;

    /** What stands between the engine and the cluster: how one process calls, and what its actions pass through. */
    public record Seams(Function<SimProcess, ClusterApi> api, UnaryOperator<ClusterActor> actor) {}

    public SimProgram(SimClock clock, Agenda agenda, Seams seams) {
        this.clock = clock;
        this.agenda = agenda;
        this.seams = seams;
    }

    /** Which kinds it places pods for; counts from the next start. */
    public void orchestrate(Set<WorkloadKind> other) {
        kinds = Set.copyOf(other);
    }

    public void start() {
        process = new SimProcess(agenda, clock);
        Engine.Parts parts =
                new Engine.Parts(seams.api().apply(process), process.timer(), process.executor(), clock, clock::nanos);
        CustomResourceDesiredStates.Rules rules = new CustomResourceDesiredStates.Rules(
                (object, stored) -> List.of(), (object, path) -> List.of(), new Orchestration(kinds, clock.instant()));
        Engine.Plan plan = new Engine.Plan(
                rules,
                "default",
                "ordinal",
                "process-" + starts++,
                Duration.ofSeconds(15),
                4,
                16,
                Duration.ofMillis(100),
                1_000);
        engine = new Engine(parts, plan, seams.actor());
        engine.start();
    }

    /** The process is gone at once. */
    public void crash() {
        process.crash();
    }

    public SimProcess process() {
        return process;
    }

    /** It leads, and has seen everything since. */
    public boolean acting() {
        return engine.mayAct();
    }

    public DesiredStates desired() {
        return engine.desired();
    }

    public StatusBoard board() {
        return engine.board();
    }

    Engine engine() {
        return engine;
    }
}
