package dev.ordinal.requests.broker;

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
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

@Tag("slow")
@EnabledIf("dev.ordinal.doors.RabbitBroker#isInstalled")
@QuarkusTest
@TestProfile(QueueProfile.RabbitTls.class)
class RabbitTlsTest extends TlsContract {
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
            connection
                    .createChannel()
                    .basicPublish("", "ordinal.requests", null, "nonsense".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    void connect(SmallRyeConfig settings) throws Exception {
        connections
                .open(new RabbitMQConnectorIncomingConfiguration(settings), "test")
                .abort();
    }
}
