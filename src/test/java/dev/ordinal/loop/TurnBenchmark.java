package dev.ordinal.loop;

import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.PodPhase;
import dev.ordinal.workload.TestingWorkload;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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

/**
 * What a whole turn of a Parallel workload costs, from the look at its pods to the steps on the board, when one pod turned Ready or
 * unready since the last one: half of them are Ready, the others wait for it. Compiled as the program is.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-XX:TieredStopAtLevel=1")
public class TurnBenchmark {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Param({"10", "500", "5000"})
    public int pods;

    private final AnyCluster cluster = new AnyCluster();
    private WorkloadLoop loop;
    private List<ObservedPod> seen;
    private int turns;

    public static void main(String... args) throws RunnerException {
        new Runner(new OptionsBuilder().include(TurnBenchmark.class.getName()).build()).run();
    }

    @Setup
    public void set() {
        cluster.wish.replicas(pods).parallel().claims().minReadySeconds(0);
        seen = new ArrayList<>(IntStream.range(0, pods)
                .mapToObj(ordinal -> pod(ordinal, ordinal % 2 == 0))
                .toList());
        loop = new WorkloadLoop(
                new WorkloadLoop.Stages(cluster, cluster, cluster, new StatusBoard(1)),
                () -> true,
                InstantSource.fixed(NOW),
                4);
        cluster.pods = seen;
        loop.turn(AnyCluster.WEB).await().indefinitely();
    }

    private static ObservedPod pod(int ordinal, boolean ready) {
        return new ObservedPod(
                ordinal,
                "web-" + ordinal,
                "uid-" + ordinal,
                "1",
                TestingWorkload.UID,
                PodPhase.RUNNING,
                ready ? Optional.of(NOW.minusSeconds(60)) : Optional.empty(),
                false,
                "web-r",
                ObservedPod.Traits.EXPECTED,
                new ObservedPod.Sight("node-" + ordinal % 3, "10.0.0." + ordinal, 0, ""));
    }

    @Benchmark
    public Next turn() {
        int ordinal = turns++ % pods;
        seen.set(ordinal, pod(ordinal, seen.get(ordinal).readySince().isEmpty()));
        return loop.turn(AnyCluster.WEB).await().indefinitely();
    }
}
