package dev.ordinal.bench;

import dev.ordinal.decide.Plan;
import dev.ordinal.decide.Planner;
import dev.ordinal.workload.Blueprint;
import dev.ordinal.workload.Budget;
import dev.ordinal.workload.LabelSelector;
import dev.ordinal.workload.NeverAvailable;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.Order;
import dev.ordinal.workload.PodPhase;
import dev.ordinal.workload.Retention;
import dev.ordinal.workload.Rollout;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What one turn costs to decide, by the order and the number of pods, with one claim each. {@code climb}: the last pod is still to
 * be created, so every rung is looked at; {@code empty}: all are; {@code update}: all are there at another revision.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PlannerBenchmark {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Param({"ORDERED_READY", "PARALLEL"})
    public Order order;

    @Param({"10", "1000", "5000"})
    public int pods;

    private final Planner planner = new Planner();
    private WorkloadSpec spec;
    private Observed climbing;
    private Observed empty;
    private Observed outdated;

    public static void main(String... args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(PlannerBenchmark.class.getName())
                        .build())
                .run();
    }

    @Setup
    public void set() {
        spec = new WorkloadSpec(
                new WorkloadKey("default", "web"),
                WorkloadKind.ORDINAL_SET,
                "uid",
                1,
                pods,
                0,
                order,
                new Rollout(Rollout.Strategy.ROLLING_UPDATE, 0, new Budget(10, true), false),
                0,
                List.of("data"),
                Retention.KEEP,
                new LabelSelector(Map.of("app", "web"), List.of()),
                new WorkloadSpec.Template("v1:hash", 1),
                new WorkloadSpec.Limits(
                        WorkloadSpec.Limits.HISTORY, WorkloadSpec.Limits.PROGRESS_DEADLINE, NeverAvailable.DELETE),
                WorkloadSpec.Life.ALIVE,
                WorkloadSpec.Recorded.NOTHING,
                Blueprint.NONE);
        climbing = observed(pods - 1, "web-x");
        empty = observed(0, "web-x");
        outdated = observed(pods, "web-w");
    }

    private static Observed observed(int there, String revision) {
        return new Observed(
                IntStream.range(0, there)
                        .mapToObj(ordinal -> pod(ordinal, revision))
                        .toList(),
                Map.of(),
                List.of(new ObservedRevision("web-x", "r", "1", 1, NOW, true, Set.of("v1:hash"))));
    }

    private static ObservedPod pod(int ordinal, String revision) {
        return new ObservedPod(
                ordinal,
                "web-" + ordinal,
                "uid-" + ordinal,
                "1",
                "uid",
                PodPhase.RUNNING,
                Optional.of(NOW.minusSeconds(60)),
                false,
                revision,
                ObservedPod.Traits.EXPECTED,
                ObservedPod.Sight.NOTHING);
    }

    @Benchmark
    public Plan climb() {
        return planner.plan(spec, climbing, NOW);
    }

    @Benchmark
    public Plan empty() {
        return planner.plan(spec, empty, NOW);
    }

    @Benchmark
    public Plan update() {
        return planner.plan(spec, outdated, NOW);
    }
}
