package dev.ordinal.embedded;

import dev.ordinal.embedded.controllers.Timings;
import dev.ordinal.embedded.faults.Admission;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;

/** A cluster that runs by the real clock and answers on loopback. */
final class Live implements AutoCloseable {
    private static final Timings BRISK = new Timings(
            Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(50), Duration.ZERO);
    private final Vertx vertx = Vertx.vertx();
    final EmbeddedCluster cluster;
    final EmbeddedApiServer server;
    final int port;

    Live() {
        Settings settings = new Settings(3, Settings.DEFAULT.nodeSize(), BRISK, 1_000, Duration.ofMillis(200), 7);
        cluster = new EmbeddedCluster(settings, InstantSource.system(), Admission.everything());
        server = new EmbeddedApiServer(vertx, cluster);
        port = server.start(0, "127.0.0.1");
    }

    @Override
    public void close() {
        server.close();
        vertx.close();
    }
}
