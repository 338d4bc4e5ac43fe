package dev.ordinal.decide;

import dev.ordinal.workload.Blueprint;
import dev.ordinal.workload.Budget;
import dev.ordinal.workload.LabelSelector;
import dev.ordinal.workload.NeverAvailable;
import dev.ordinal.workload.Order;
import dev.ordinal.workload.Retention;
import dev.ordinal.workload.Rollout;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A wish in the making: what a test does not speak of is as the API's defaults say. */
final class Wanted {
    static final WorkloadKey KEY = new WorkloadKey("shop", "web");
    static final String UID = "uid-of-web";
    static final String TEMPLATE = "v1:present";
    static final long GENERATION = 7;

    WorkloadKind kind = WorkloadKind.ORDINAL_SET;
    int replicas = 1;
    int start;
    Order order = Order.ORDERED_READY;
    Rollout.Strategy strategy = Rollout.Strategy.ROLLING_UPDATE;
    int partition;
    Budget maxUnavailable = Budget.ONE;
    boolean paused;
    int minReady;
    List<String> claims = List.of();
    Retention retention = Retention.KEEP;
    int history = WorkloadSpec.Limits.HISTORY;
    Duration deadline = WorkloadSpec.Limits.PROGRESS_DEADLINE;
    NeverAvailable never = NeverAvailable.DELETE;
    WorkloadSpec.Life life = WorkloadSpec.Life.ALIVE;
    WorkloadSpec.Recorded recorded = WorkloadSpec.Recorded.NOTHING;
    String template = TEMPLATE;

    WorkloadSpec spec() {
        return new WorkloadSpec(
                KEY,
                kind,
                UID,
                GENERATION,
                replicas,
                start,
                order,
                new Rollout(strategy, partition, maxUnavailable, paused),
                minReady,
                claims,
                retention,
                new LabelSelector(Map.of("app", "web"), List.of()),
                new WorkloadSpec.Template(template, RevisionName.hash(template)),
                new WorkloadSpec.Limits(history, deadline, never),
                life,
                recorded,
                Blueprint.NONE);
    }
}
