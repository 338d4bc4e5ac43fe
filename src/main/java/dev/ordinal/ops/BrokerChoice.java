package dev.ordinal.ops;

import static dev.ordinal.ops.EarlySettings.setting;

import dev.ordinal.embedded.broker.EmbeddedKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Which broker: the configured one; else, beside a person, a real one inside the process, whose log outlives a kill -9; else, in
 * a pod, none: then the door of the queue is closed, and health says so.
 */
final class BrokerChoice {
    private static final String SERVERS = "kafka.bootstrap.servers";
    private static final String OPEN = "ordinal.queue.enabled";
    private static final String KAFKA = "kafka";
    private static final String USUAL_PORT = "9092";

    private static final AtomicReference<EmbeddedKafka> EMBEDDED = new AtomicReference<>();

    private BrokerChoice() {}

    /** After the channels have closed: they would wait for a broker that is gone. */
    static void stop() {
        EmbeddedKafka broker = EMBEDDED.getAndSet(null);
        if (broker != null) {
            broker.close();
        }
    }

    /** Must come before Quarkus starts: channels read their configuration then. */
    static void apply() {
        String kind = setting("ordinal.queue.broker", KAFKA);
        switch (kind) {
            case KAFKA -> kafka();
            case "rabbitmq" -> open("RabbitMQ at " + setting("rabbitmq-addresses", address("rabbitmq")));
            case "amqp" -> open("the broker at " + address("amqp") + ", by AMQP 1.0");
            default ->
                throw new IllegalArgumentException(
                        "ordinal.queue.broker: '" + kind + "'; accepted: amqp, kafka, rabbitmq");
        }
    }

    @SuppressWarnings("SystemOut") // nothing is configured yet, and a person is to see it
    private static void kafka() {
        String configured = setting(SERVERS, "");
        if (!configured.isBlank()) {
            open("the broker at " + configured);
        } else if (ClusterChoice.inPod()
                || setting("ordinal.broker.embedded", "true").equals("false")) {
            System.out.println("No broker is configured: requests come by REST only.");
        } else {
            System.setProperty(SERVERS, startEmbedded());
            System.setProperty(OPEN, "true");
        }
    }

    @SuppressWarnings("SystemOut") // as above
    private static void open(String broker) {
        System.setProperty(OPEN, "true");
        System.out.println("Requests are read from " + broker + ".");
    }

    /** The connectors' own settings, with their usual values. */
    private static String address(String connector) {
        return setting(connector + "-host", "localhost") + ":" + setting(connector + "-port", "5672");
    }

    @SuppressWarnings("SystemOut") // as above
    private static String startEmbedded() {
        String named = setting("ordinal.broker.directory", "");
        EmbeddedKafka broker = named.isEmpty() ? usual() : new EmbeddedKafka(Path.of(named), port());
        String servers = broker.start();
        EMBEDDED.set(broker);
        System.out.println("Requests are read from an embedded broker at " + servers + ".");
        return servers;
    }

    /** The user's own log, or, while another process of theirs uses it, a new one beside it. */
    private static EmbeddedKafka usual() {
        Path directory = StateDirectory.path("broker");
        boolean free = !EmbeddedKafka.inUse(directory);
        Path mine = free
                ? directory
                : StateDirectory.path("broker-" + ProcessHandle.current().pid());
        return new EmbeddedKafka(mine, port());
    }

    private static int port() {
        int wanted = Integer.parseInt(setting("ordinal.broker.port", USUAL_PORT));
        try (ServerSocket probe = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException taken) {
            return EmbeddedKafka.ANY_PORT;
        }
    }
}
