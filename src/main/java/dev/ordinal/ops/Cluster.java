package dev.ordinal.ops;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.HttpClusterApi;
import dev.ordinal.cluster.HttpPodLogs;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.PodLogs;
import dev.ordinal.desired.manifest.ManifestCheck;
import dev.ordinal.embedded.EmbeddedApiServer;
import dev.ordinal.embedded.EmbeddedCluster;
import dev.ordinal.embedded.faults.Admission;
import dev.ordinal.embedded.faults.Fault;
import io.fabric8.kubernetes.client.Config;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The cluster that this process works on: a real one, or the embedded one, which is reached over HTTP all the same. */
@ApplicationScoped
@UnlessBuildProfile("test") // the doors are tested by themselves, all of it by the packaged program
public class Cluster {
    private static final Logger LOG = Logger.getLogger(Cluster.class);
    private static final String DEFINITION = "/crd/ordinalset.json";

    private @Nullable EmbeddedApiServer server;

    @Produces
    @Singleton
    ClusterConnection connection(Vertx vertx, InstantSource clock, Settings settings) {
        Config config = ClusterChoice.embedded()
                ? ClusterChoice.embedded(startEmbedded(vertx, clock, settings))
                : ClusterChoice.config();
        ClusterConnection connection = new ClusterConnection(
                config, ClusterChoice::again, settings.cluster().timeout());
        connection.follow();
        return connection;
    }

    @Produces
    @Singleton
    ClusterApi api(ClusterConnection connection, Settings settings) {
        return new HttpClusterApi(
                connection.url(), connection::http, settings.cluster().timeout());
    }

    @Produces
    @Singleton
    PodLogs logs(ClusterConnection connection) {
        return new HttpPodLogs(connection.url(), connection::http);
    }

    void close(@Disposes ClusterConnection connection) {
        connection.close();
        if (server != null) {
            server.close();
        }
    }

    /** The definition of OrdinalSet, as the chart installs it. */
    static ObjectNode definition() {
        try (InputStream stream = Cluster.class.getResourceAsStream(DEFINITION)) {
            return (ObjectNode) Json.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private int startEmbedded(Vertx vertx, InstantSource clock, Settings settings) {
        EmbeddedCluster cluster = new EmbeddedCluster(dev.ordinal.embedded.Settings.DEFAULT, clock, admission());
        cluster.install(definition());
        server = new EmbeddedApiServer(vertx, cluster);
        int port = server.start(free(settings.embedded().port()), "127.0.0.1");
        Path kubeconfig = StateDirectory.path("kubeconfig-" + port);
        try {
            Files.createDirectories(kubeconfig.getParent());
            Files.writeString(kubeconfig, server.kubeconfig());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        LOG.infof("kubectl works on the embedded cluster with: export KUBECONFIG=%s", kubeconfig);
        return port;
    }

    /** What comes into the embedded cluster is checked by the same function as requests. */
    public static Admission admission() {
        return (group, kind, object, old) -> faults(object, old);
    }

    private static List<Fault> faults(ObjectNode object, @Nullable ObjectNode old) {
        if (!ManifestCheck.knows(object)) {
            return List.of();
        }
        return ManifestCheck.faults(object, Optional.ofNullable(old)).stream()
                .map(fault -> new Fault(fault.pointer(), fault.detail()))
                .toList();
    }

    private static int free(int wanted) {
        try (ServerSocket probe = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException taken) {
            return 0;
        }
    }
}
