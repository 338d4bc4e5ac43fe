package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Forecast;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.Remembered;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks ahead: plans, takes it that every action succeeds and every pod becomes Ready, and plans again, until nothing is left to
 * do. The same planner decides as in a turn, so that what is foretold is what would be done.
 */
public final class Forecaster {
    /** Longer plans nobody reads. */
    private static final int STAGES_MAX = 1_000;

    /** Each plan looks at each pod; so many looks take a second or so. */
    private static final int LOOKS_MAX = 200_000;

    private final Planner planner = new Planner();

    public Forecast forecast(WorkloadSpec spec, Observed observed, Instant now) {
        ImaginedCluster cluster = new ImaginedCluster(spec, observed, now);
        List<List<Action>> stages = new ArrayList<>();
        for (int looks = 0; looks < LOOKS_MAX && stages.size() < STAGES_MAX; looks += cluster.size()) {
            Remembered memory = new Remembered(cluster.spec().recorded().neverAvailable(), Instant.MAX);
            Plan plan = planner.plan(cluster.spec(), cluster.observed().remembering(memory), now);
            boolean news = cluster.record(plan.status());
            List<Action> actions = plan.actions();
            if (!actions.isEmpty()) {
                stages.add(actions);
                actions.forEach(cluster::perform);
            }
            if (cluster.ended()) {
                return new Forecast(stages, true, List.of());
            }
            if (actions.isEmpty() && !cluster.settle() && !news) {
                return new Forecast(stages, true, plan.status().waits());
            }
        }
        return new Forecast(stages, false, List.of());
    }
}
