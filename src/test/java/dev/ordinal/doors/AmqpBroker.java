package dev.ordinal.doors;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Artemis, which speaks AMQP 1.0, in this JVM, with a journal of its own. */
public final class AmqpBroker implements QuarkusTestResourceLifecycleManager {
    private static AmqpBroker running;

    private Path directory;
    private int port;
    private EmbeddedActiveMQ server;

    static AmqpBroker running() {
        return running;
    }

    int port() {
        return port;
    }

    @Override
    public Map<String, String> start() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "artemis");
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        begin();
        running = this;
        return Map.of("amqp-host", "127.0.0.1", "amqp-port", String.valueOf(port));
    }

    private void begin() {
        try {
            server = new EmbeddedActiveMQ().setConfiguration(configuration());
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Attempts without end, as docs/operating.md asks for: else the broker gives a message up that it brought ten times. */
    private Configuration configuration() throws Exception {
        return new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .setLargeMessagesDirectory(directory.resolve("large").toString())
                .setJournalSyncNonTransactional(false)
                .setSecurityEnabled(false)
                .setMessageCounterEnabled(false)
                .addAcceptorConfiguration("amqp", "tcp://127.0.0.1:" + port + "?protocols=AMQP")
                .addAddressSetting("#", new AddressSettings().setMaxDeliveryAttempts(-1));
    }

    long messages() {
        Queue queue = queue("ordinal.requests");
        return queue == null ? 0 : queue.getMessageCount();
    }

    long taken() {
        Queue queue = queue("ordinal.requests");
        return queue == null ? 0 : queue.getDeliveringCount();
    }

    void forgetLetters() {
        Queue letters = queue("ordinal.requests.dlq");
        if (letters != null) {
            try {
                letters.deleteAllReferences();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Queue queue(String name) {
        return server.getActiveMQServer().locateQueue(SimpleString.of(name));
    }

    void restart() {
        stop();
        begin();
    }

    @Override
    public void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
