package dev.ordinal.ops;

import dev.ordinal.act.ClusterActor;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.embedded.controllers.Agenda;
import dev.ordinal.sim.SimClock;
import dev.ordinal.sim.SimProcess;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.WorkloadKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The real engine in simulated time, started and crashed at will; each start is another process and another holder of the lease. */
public final class SimProgram {
    private final SimClock clock;
    private final Agenda agenda;
    private final Seams seams;
    private Set<WorkloadKind> kinds = EnumSet.allOf(WorkloadKind.class);
    private Replica replica;
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
        SimProcess process = new SimProcess(agenda, clock);
        replica = new Replica(
                "process-" + starts++,
                process,
                seams.api().apply(process),
                seams.actor(),
                new Replica.Clocks(clock, clock::nanos, kinds));
    }

    /** The process is gone at once. */
    public void crash() {
        replica.process().crash();
    }

    public SimProcess process() {
        return replica.process();
    }

    /** It leads, and has seen everything since. */
    public boolean acting() {
        return replica.engine().mayAct();
    }

    public DesiredStates desired() {
        return replica.engine().desired();
    }

    public StatusBoard board() {
        return replica.engine().board();
    }
}
