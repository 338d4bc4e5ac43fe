package dev.ordinal.requests.broker;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.ordinal.doors.GuardedBroker;
import dev.ordinal.doors.QueueProfile;
import dev.ordinal.doors.RabbitBroker;
import dev.ordinal.doors.RabbitTlsBroker;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorIncomingConfiguration;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

@Tag("slow")
@EnabledIf("dev.ordinal.doors.RabbitBroker#isInstalled")
@QuarkusTest
@TestProfile(QueueProfile.RabbitTls.class)
class RabbitTlsTest extends TlsContract {
    private static final String QUEUE = "ordinal.requests";

    @Inject
    RabbitConnections connections;

    @Override
    GuardedBroker guarded() {
        return RabbitTlsBroker.guarded();
    }

    @Override
    void sendNonsense() throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(RabbitBroker.running().port());
        factory.setUsername(GuardedBroker.USER);
        factory.setPassword(GuardedBroker.PASSWORD);
        try (Connection connection = factory.newConnection()) {
            await("the program has declared its queue")
                    .atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> isThere(connection));
            connection.createChannel().basicPublish("", QUEUE, null, "nonsense".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What is sent to a queue that is not there yet is dropped without a word. Whoever asks for one loses the channel. */
    private static boolean isThere(Connection connection) throws IOException {
        return connection.createChannel().queueDeclarePassive(QUEUE) != null;
    }

    @Override
    void connect(SmallRyeConfig settings) throws Exception {
        connections
                .open(new RabbitMQConnectorIncomingConfiguration(settings), "test")
                .abort();
    }
}
