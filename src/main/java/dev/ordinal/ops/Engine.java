package dev.ordinal.ops;

import dev.ordinal.act.ApiServerActor;
import dev.ordinal.act.ClusterActor;
import dev.ordinal.act.Lease;
import dev.ordinal.act.ObjectEvents;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.desired.CustomResourceDesiredStates;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Foresight;
import dev.ordinal.loop.Next;
import dev.ordinal.loop.Pacing;
import dev.ordinal.loop.Preview;
import dev.ordinal.loop.Reports;
import dev.ordinal.loop.Turns;
import dev.ordinal.loop.WorkloadLoop;
import dev.ordinal.observed.WatchedClusterView;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.Order;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** The stages put together, and the crank: what changes becomes a key, a key gets its turn. */
final class Engine {
    /** Between winning the lease and the lists made after it: asked this often whether they are there. */
    private static final Duration FRESH = Duration.ofMillis(20);

    private final Parts parts;
    private final CustomResourceDesiredStates desired;
    private final WatchedClusterView view;
    private final StatusBoard board;
    private final Lease lease;
    private final ApiServerActor apiServer;
    private final Turns turns;
    private final Turns reports;
    private final Pacing pacing;
    private final Map<WorkloadKey, Duration> costs = new ConcurrentHashMap<>();
    private boolean seeing;
    private volatile boolean refreshed;

    /** What the engine stands on; in a simulation all of it runs on one thread and a clock that is stepped. */
    record Parts(
            ClusterApi api,
            dev.ordinal.workload.Timer timer,
            Executor executor,
            InstantSource clock,
            LongSupplier nanos) {}

    /** How it is to run. */
    record Plan(
            CustomResourceDesiredStates.Rules rules,
            String leaseNamespace,
            String leaseName,
            String holder,
            Duration leaseDuration,
            int parallel,
            int writes,
            Reports.Pace progress,
            int replay) {}

    Engine(Parts parts, Plan plan) {
        this(parts, plan, actor -> actor);
    }

    /** @param around what every action passes on its way to the actor */
    Engine(Parts parts, Plan plan, UnaryOperator<ClusterActor> around) {
        this.parts = parts;
        this.desired = new CustomResourceDesiredStates(
                new CustomResourceDesiredStates.Means(parts.api(), parts.timer(), parts.clock()),
                this::changed,
                plan.rules());
        this.view = new WatchedClusterView(parts.api(), parts.timer(), this::changed);
        this.board = new StatusBoard(plan.replay());
        Lease.Terms terms = new Lease.Terms(
                plan.leaseNamespace(), plan.leaseName(), plan.holder(), plan.leaseDuration(), this::won, this::lost);
        this.lease = new Lease(parts.api(), parts.timer(), terms, new Lease.Clocks(parts.clock(), parts.nanos()));
        this.apiServer = new ApiServerActor(
                parts.api(), this::mayAct, new ObjectEvents(parts.api(), parts.timer(), parts.clock()));
        ClusterActor actor = around.apply(apiServer);
        WorkloadLoop.Stages stages = new WorkloadLoop.Stages(desired, view, actor, board);
        WorkloadLoop loop = new WorkloadLoop(stages, this::mayAct, parts.clock(), plan.writes());
        Reports reporting = new Reports(stages, parts.clock(), plan.progress());
        this.reports = new Turns(reporting::turn, parts.executor(), parts.timer(), plan.parallel());
        this.pacing = new Pacing(parts.nanos());
        this.turns = new Turns(
                key -> timed(key, loop).invoke(() -> reports.offerAt(key, reporting.due(key))),
                new Turns.Means(parts.executor(), parts.timer(), plan.parallel()),
                this::rest);
    }

    DesiredStates desired() {
        return desired;
    }

    Foresight foresight() {
        return new Preview(desired, view, parts.clock());
    }

    StatusBoard board() {
        return board;
    }

    /** How many objects were created when the lease had just been lost. */
    long strayCreates() {
        return apiServer.strayCreates();
    }

    void start() {
        lease.start();
    }

    /** Everything has been listed at least once. */
    boolean seesAll() {
        return desired.listed() > 0 && view.listed() > 0;
    }

    /** The lease is ours, and everything was listed after we won it (FRESH). */
    boolean mayAct() {
        return refreshed && lease.mayAct() && view.fresh() && desired.fresh();
    }

    /** Takes no new turns; true once none runs. */
    boolean drained() {
        boolean quiet = turns.drained();
        return reports.drained() && quiet;
    }

    /** Lets another replica lead, and stops watching. */
    Uni<Void> stop() {
        desired.stop();
        view.stop();
        return lease.release();
    }

    /** What a turn costs is to decide and to record; its writes wait for others. */
    private Uni<Next> timed(WorkloadKey key, WorkloadLoop loop) {
        long begun = parts.nanos().getAsLong();
        Uni<Next> turn = loop.turn(key);
        costs.put(key, Duration.ofNanos(parts.nanos().getAsLong() - begun));
        return turn;
    }

    private Duration rest(WorkloadKey key) {
        Duration took = Optional.ofNullable(costs.remove(key)).orElse(Duration.ZERO);
        int pods = board.latest(key).map(status -> status.rungs().size()).orElse(0);
        Order order = desired.get(key).map(WorkloadSpec::order).orElse(Order.PARALLEL);
        return pacing.rest(pods, order, took);
    }

    private void changed(WorkloadKey key) {
        turns.offer(key);
    }

    private synchronized void won() {
        see();
        refreshed = true;
        parts.timer().after(FRESH, this::actOnceFresh);
    }

    private synchronized void lost() {
        refreshed = false;
        if (!seeing) {
            see();
        }
    }

    private void see() {
        seeing = true;
        desired.refresh();
        view.refresh();
    }

    private void actOnceFresh() {
        if (mayAct()) {
            desired.keys("").forEach(this::changed);
        } else if (lease.mayAct()) {
            parts.timer().after(FRESH, this::actOnceFresh);
        }
    }
}
