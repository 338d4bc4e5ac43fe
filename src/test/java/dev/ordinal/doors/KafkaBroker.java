package dev.ordinal.doors;

import dev.ordinal.embedded.broker.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The embedded broker for one test class, with a log of its own. */
public final class KafkaBroker implements QuarkusTestResourceLifecycleManager {
    private static KafkaBroker running;

    private Path directory;
    private EmbeddedKafka broker;
    private String servers;

    static KafkaBroker running() {
        return running;
    }

    String servers() {
        return servers;
    }

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "broker");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker = new EmbeddedKafka(directory, EmbeddedKafka.ANY_PORT);
        servers = broker.start();
        running = this;
        return Map.of("kafka.bootstrap.servers", servers);
    }

    void restart() {
        broker.close();
        broker = new EmbeddedKafka(directory, Integer.parseInt(servers.substring(servers.lastIndexOf(":") + 1)));
        broker.start();
    }

    @Override
    public void stop() {
        broker.close();
    }
}
