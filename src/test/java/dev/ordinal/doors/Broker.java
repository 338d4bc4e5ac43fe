package dev.ordinal.doors;

import dev.ordinal.embedded.broker.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The embedded broker for one test class, with a log of its own. */
public final class Broker implements QuarkusTestResourceLifecycleManager {
    private EmbeddedKafka broker;

    @Override
    public Map<String, String> start() {
        try {
            Path target = Files.createDirectories(Path.of("target"));
            broker = new EmbeddedKafka(Files.createTempDirectory(target, "broker"), EmbeddedKafka.ANY_PORT);
            return Map.of("kafka.bootstrap.servers", broker.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        broker.close();
    }
}
