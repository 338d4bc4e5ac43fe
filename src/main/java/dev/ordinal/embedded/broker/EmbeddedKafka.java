package dev.ordinal.embedded.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka node (broker and controller) in this process, so that the queue door works before anybody has installed a broker.
 * Its log lives in the given directory and outlives the process: a start on the same directory finds every message that was
 * acknowledged, also after a kill.
 */
public final class EmbeddedKafka implements AutoCloseable {
    /** Any port that is free at the start. */
    public static final int ANY_PORT = 0;

    private final Path directory;
    private final int wantedPort;
    private DirectoryLock lock;
    private KafkaRaftServer server;
    private String bootstrap;

    /** The broker keeps its log in {@code directory}, which it makes if need be, and listens on {@code port} of loopback. */
    public EmbeddedKafka(Path directory, int port) {
        this.directory = directory.toAbsolutePath();
        this.wantedPort = port;
    }

    /** Starts, and returns the address for clients. Refuses a port or a directory that somebody else uses. */
    public synchronized String start() {
        if (server != null) {
            return bootstrap;
        }
        try {
            lock = DirectoryLock.take(directory);
            Ports ports = Ports.choose(wantedPort);
            formatOnce();
            QuietLogs.apply();
            surviveItsEnd();
            server = new KafkaRaftServer(KafkaConfig.fromProps(BrokerSettings.of(log(), ports), false), Time.SYSTEM);
            server.startup();
            bootstrap = "127.0.0.1:" + ports.clients();
            return bootstrap;
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("The embedded broker does not start: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Whether a broker works in the directory now; another one may, a moment later. */
    public static boolean inUse(Path directory) {
        try (DirectoryLock lock = DirectoryLock.take(directory)) {
            return lock == null;
        } catch (IOException taken) {
            return true;
        }
    }

    /** Stops and frees port and directory; the log stays. */
    @Override
    public synchronized void close() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }

    private Path log() {
        return directory.resolve("log");
    }

    /**
     * A KRaft directory is formatted once, before the first start. The mark is written last: where it is missing, formatting
     * was cut short, no broker has ever run on what is there, and it may be thrown away.
     */
    private void formatOnce() throws IOException {
        Path mark = directory.resolve("formatted");
        if (Files.exists(mark)) {
            return;
        }
        deleteRecursively(log());
        Formatter formatter = new Formatter()
                .setClusterId(BrokerSettings.CLUSTER_ID)
                .setNodeId(BrokerSettings.NODE_ID)
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setMetadataLogDirectory(log().toString())
                .addDirectory(log().toString());
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            formatter.setPrintStream(silent).run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("cannot format " + log(), e);
        }
        Files.writeString(mark, "Formatted for Kafka " + MetadataVersion.latestProduction() + "\n");
    }

    private static void deleteRecursively(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Kafka ends its process when it cannot go on. Here that process is Ordinal's: the broker fails, we do not. */
    private static void surviveItsEnd() {
        Exit.Procedure refuse = (status, message) -> {
            throw new KafkaException("The embedded broker gave up" + (message == null ? "" : ": " + message));
        };
        Exit.setExitProcedure(refuse);
        Exit.setHaltProcedure(refuse);
    }

    /** Two different ports: clients' and the controller's. */
    record Ports(int clients, int controller) {
        static Ports choose(int wanted) throws IOException {
            try (ServerSocket clients = bind(wanted);
                    ServerSocket controller = bind(ANY_PORT)) {
                return new Ports(clients.getLocalPort(), controller.getLocalPort());
            }
        }

        private static ServerSocket bind(int port) throws IOException {
            ServerSocket socket = new ServerSocket();
            try {
                // As Kafka does: a port that only lingers from our own last run is free.
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 1);
                return socket;
            } catch (IOException e) {
                socket.close();
                throw new IOException("port " + port + " of 127.0.0.1 is taken", e);
            }
        }
    }
}
