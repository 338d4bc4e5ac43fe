package dev.ordinal.bench;

import dev.ordinal.decide.Plan;
import dev.ordinal.decide.Planner;
import dev.ordinal.workload.Blueprint;
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

/** What one turn costs to decide, by the number of pods: the last one is still to be created, so every rung is looked at. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PlannerBenchmark {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Param({"1", "10", "1000"})
    public int pods;

    private final Planner planner = new Planner();
    private WorkloadSpec spec;
    private Observed observed;

    public static void main(String... args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(PlannerBenchmark.class.getName())
                        .build())
                .run();
    }

    @Setup
    public void climb() {
        spec = new WorkloadSpec(
                new WorkloadKey("default", "web"),
                WorkloadKind.ORDINAL_SET,
                "uid",
                1,
                pods,
                0,
                Order.ORDERED_READY,
                new Rollout(Rollout.Strategy.ROLLING_UPDATE, 0, false),
                0,
                List.of("data"),
                Retention.KEEP,
                "v1:hash",
                WorkloadSpec.Life.ALIVE,
                WorkloadSpec.Recorded.NOTHING,
                Blueprint.NONE);
        ObservedRevision revision = new ObservedRevision("web-x", "r", 1, "v1:hash");
        List<ObservedPod> there =
                IntStream.range(0, pods - 1).mapToObj(PlannerBenchmark::pod).toList();
        observed = new Observed(there, Map.of(), List.of(revision));
    }

    private static ObservedPod pod(int ordinal) {
        return new ObservedPod(
                ordinal,
                "web-" + ordinal,
                "uid-" + ordinal,
                "1",
                "uid",
                PodPhase.RUNNING,
                Optional.of(NOW.minusSeconds(60)),
                false,
                "web-x",
                ObservedPod.Sight.NOTHING);
    }

    @Benchmark
    public Plan plan() {
        return planner.plan(spec, observed, NOW);
    }
}
