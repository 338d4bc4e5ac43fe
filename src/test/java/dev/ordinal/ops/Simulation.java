package dev.ordinal.ops;

import dev.ordinal.act.ClusterActor;
import dev.ordinal.act.Notice;
import dev.ordinal.embedded.EmbeddedCluster;
import dev.ordinal.embedded.Settings;
import dev.ordinal.embedded.controllers.Timings;
import dev.ordinal.embedded.faults.Admission;
import dev.ordinal.sim.Eyes;
import dev.ordinal.sim.Fault;
import dev.ordinal.sim.Invariants;
import dev.ordinal.sim.Network;
import dev.ordinal.sim.OrdinalSetDefinition;
import dev.ordinal.sim.SimClock;
import dev.ordinal.sim.SimProcess;
import dev.ordinal.sim.StoreClusterApi;
import dev.ordinal.sim.Tally;
import dev.ordinal.sim.Transcript;
import dev.ordinal.workload.Action;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** The real engine on the embedded cluster, both in simulated time on one thread: what happens follows from the seed alone. */
final class Simulation {
    /** Few enough that a watch which was away for a while finds its version forgotten. */
    private static final int HISTORY = 60;

    private static final Timings QUICK = new Timings(
            Duration.ofMillis(300),
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMillis(500),
            Duration.ofMillis(100));

    private final SimClock clock = new SimClock();
    private final SplittableRandom random;
    private final Tally tally = new Tally();
    private final EmbeddedCluster cluster;
    private final Network network;
    private final Transcript transcript;
    private final Invariants invariants;
    private final List<Replica> replicas = new ArrayList<>();
    private StoreClusterApi.Mishap mishap = StoreClusterApi.Mishap.NONE;
    private int starts;

    /** A cluster without the program. */
    Simulation(long seed) {
        this.random = new SplittableRandom(seed);
        this.network = new Network(random.split(), clock, tally);
        this.transcript = new Transcript(clock);
        this.invariants = new Invariants(clock, transcript, tally);
        Settings settings =
                Settings.DEFAULT.withSeed(seed).withHistoryMax(HISTORY).withTimings(QUICK);
        this.cluster = new EmbeddedCluster(settings, clock, Admission.everything());
        cluster.install(OrdinalSetDefinition.read());
        cluster.store().onChange(invariants::changed);
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

    Transcript transcript() {
        return transcript;
    }

    Network network() {
        return network;
    }

    Tally tally() {
        return tally;
    }

    void befallen(StoreClusterApi.Mishap by) {
        mishap = by;
    }

    /** One more process. */
    Replica start() {
        boolean off = network.suffers(Fault.F15) && random.nextInt(2) == 0;
        Duration clockOff = off ? Duration.ofSeconds(random.nextInt(-300, 300)) : Duration.ZERO;
        if (off) {
            tally.injected(Fault.F15);
        }
        SimProcess process = new SimProcess(cluster.agenda(), clock);
        String name = "process-" + starts++;
        InstantSource wall = clock.off(clockOff);
        Replica replica = new Replica(
                name,
                process,
                new StoreClusterApi(cluster.store(), cluster.agenda(), clock, caller(name, process, wall)),
                this::noting,
                new Replica.Clocks(wall, clock::nanos, EnumSet.allOf(WorkloadKind.class)));
        replicas.add(replica);
        return replica;
    }

    /** The processes that run, the oldest first. */
    List<Replica> replicas() {
        return replicas;
    }

    private StoreClusterApi.Caller caller(String name, SimProcess process, InstantSource wall) {
        return new StoreClusterApi.Caller(
                process,
                network,
                invariants,
                transcript,
                new Eyes(name),
                wall,
                (which, stage) -> mishap.upon(which, stage));
    }

    /** What the program says that it does is told beside what it does. */
    private ClusterActor noting(ClusterActor actor) {
        return new ClusterActor() {
            @Override
            public Uni<Outcome> perform(WorkloadSpec spec, Action action) {
                transcript.note("does " + action.reason() + " " + spec.key().name() + " " + action.about());
                tally.done(action.reason());
                return actor.perform(spec, action);
            }

            @Override
            public Uni<Outcome> report(WorkloadSpec spec, WorkloadStatus status, Instant now) {
                return actor.report(spec, status, now);
            }

            @Override
            public void tell(WorkloadSpec spec, Notice notice) {
                actor.tell(spec, notice);
            }
        };
    }

    Replica replica(SimProcess process) {
        return replicas.stream()
                .filter(replica -> replica.process().equals(process))
                .findAny()
                .orElseThrow();
    }

    /** The process is gone at once; another one starts in its place. */
    Replica crashAndRestart(Replica replica) {
        transcript.note(replica.name() + " crashes");
        replica.process().crash();
        replicas.remove(replica);
        return start();
    }

    /** Lets time pass, from one thing that is due to the next. */
    void run(Duration howLong) {
        Instant end = clock.instant().plus(howLong);
        until(howLong, () -> false);
        clock.advanceTo(end);
    }

    /** Lets this much time pass at most, until it holds; tells whether it came to hold. */
    boolean until(Duration most, BooleanSupplier holds) {
        Instant end = clock.instant().plus(most);
        while (!holds.getAsBoolean()) {
            Instant next = cluster.agenda().next().orElse(Instant.MAX);
            if (next.isAfter(end)) {
                clock.advanceTo(end);
                return holds.getAsBoolean();
            }
            clock.advanceTo(next);
            cluster.agenda().runDue(clock.instant());
        }
        return true;
    }
}
