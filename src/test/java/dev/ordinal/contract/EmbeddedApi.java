package dev.ordinal.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.EmbeddedApiServer;
import dev.ordinal.embedded.EmbeddedCluster;
import dev.ordinal.embedded.Settings;
import dev.ordinal.embedded.controllers.Timings;
import dev.ordinal.embedded.trees.Trees;
import dev.ordinal.it.Kube;
import dev.ordinal.ops.Cluster;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;

/** The embedded cluster as Ordinal starts it, with OrdinalSets, but brisk, and with a past that it has forgotten. */
record EmbeddedApi(Vertx vertx, EmbeddedApiServer server, Path kubeconfig, Kube kube) implements AutoCloseable {
    static final Path DEFINITION = Path.of("src/main/resources/crd/ordinalset.json");
    private static final Duration SOON = Duration.ofMillis(50);
    private static final int HISTORY = 2_000;

    static EmbeddedApi start(Path folder) throws IOException, GeneralSecurityException {
        Settings settings = new Settings(
                3,
                Settings.DEFAULT.nodeSize(),
                new Timings(SOON, SOON, SOON, SOON, Duration.ZERO),
                HISTORY,
                Duration.ofMillis(200),
                7);
        EmbeddedCluster cluster = new EmbeddedCluster(settings, InstantSource.system(), Cluster.admission());
        cluster.install((ObjectNode) Kube.JSON.readTree(Files.readString(DEFINITION)));
        forgetThePast(cluster);
        Vertx vertx = Vertx.vertx();
        EmbeddedApiServer server = new EmbeddedApiServer(vertx, cluster);
        server.start(0, "127.0.0.1");
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), server.kubeconfig());
        return new EmbeddedApi(vertx, server, kubeconfig, Kube.of(kubeconfig));
    }

    /** As in any cluster that has been up for a while, version 1 is too old to go on from. */
    private static void forgetThePast(EmbeddedCluster cluster) {
        var namespace = cluster.store().ref("namespaces", "", "default");
        for (int i = 0; i <= HISTORY; i++) {
            String turn = Integer.toString(i);
            cluster.store()
                    .amend(
                            namespace,
                            tree -> Trees.child(Trees.metadata(tree), "annotations")
                                    .put("turn", turn));
        }
    }

    @Override
    public void close() {
        kube.close();
        server.close();
        vertx.close();
    }
}
