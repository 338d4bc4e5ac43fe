package dev.ordinal.ops;

import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.HttpClusterApi;
import dev.ordinal.cluster.HttpPodLogs;
import dev.ordinal.cluster.PodLogs;
import dev.ordinal.desired.CustomResourceDesiredStates;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Foresight;
import dev.ordinal.desired.Orchestration;
import dev.ordinal.desired.manifest.ManifestCheck;
import dev.ordinal.desired.manifest.MergeKeys;
import dev.ordinal.embedded.EmbeddedApiServer;
import dev.ordinal.embedded.EmbeddedCluster;
import dev.ordinal.embedded.Settings;
import dev.ordinal.embedded.controllers.Timings;
import dev.ordinal.loop.Reports;
import dev.ordinal.sim.OrdinalSetDefinition;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.WorkloadKind;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/** The engine on an embedded cluster of its own, by the real clock and over HTTP, for tests of what stands before it. */
public final class LiveEngine implements AutoCloseable {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Timings BRISK = new Timings(SOON, SOON, SOON, SOON, Duration.ZERO);

    private final Vertx vertx = Vertx.vertx();
    private final Threads threads = new Threads();
    private final EmbeddedApiServer server;
    private final KubernetesClient client;
    private final ClusterApi api;
    private final Engine engine;

    public LiveEngine() {
        InstantSource clock = InstantSource.system();
        EmbeddedCluster cluster = new EmbeddedCluster(Settings.DEFAULT.withTimings(BRISK), clock, Cluster.admission());
        cluster.install(OrdinalSetDefinition.read());
        server = new EmbeddedApiServer(vertx, cluster);
        int port = server.start(0, "127.0.0.1");
        client = new KubernetesClientBuilder()
                .withConfig(ClusterChoice.embedded(port))
                .build();
        api = new HttpClusterApi(client.getMasterUrl().toString(), client::getHttpClient, Duration.ofSeconds(10));
        CustomResourceDesiredStates.Rules rules = new CustomResourceDesiredStates.Rules(
                ManifestCheck::faults,
                MergeKeys::at,
                new Orchestration(Set.of(WorkloadKind.values()), clock.instant()));
        engine = new Engine(
                new Engine.Parts(api, threads.timer(), threads.executor(), clock, System::nanoTime),
                new Engine.Plan(
                        rules,
                        "default",
                        "ordinal",
                        "test",
                        Duration.ofSeconds(10),
                        2,
                        16,
                        new Reports.Pace(Duration.ofMillis(100), 100),
                        1_000));
        engine.start();
    }

    public ClusterApi api() {
        return api;
    }

    public PodLogs logs() {
        return new HttpPodLogs(client.getMasterUrl().toString(), client::getHttpClient);
    }

    public DesiredStates desired() {
        return engine.desired();
    }

    public StatusBoard board() {
        return engine.board();
    }

    public Foresight foresight() {
        return engine.foresight();
    }

    /** It has seen everything, and places pods. */
    public boolean acts() {
        return engine.seesAll() && engine.mayAct();
    }

    @Override
    public void close() {
        engine.drained();
        engine.stop().subscribe().with(released -> {}, failure -> {});
        client.close();
        server.close();
        threads.stop();
        vertx.close();
    }
}
