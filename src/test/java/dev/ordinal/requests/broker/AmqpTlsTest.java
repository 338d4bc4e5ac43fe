package dev.ordinal.requests.broker;

import dev.ordinal.doors.AmqpBroker;
import dev.ordinal.doors.AmqpTlsBroker;
import dev.ordinal.doors.GuardedBroker;
import dev.ordinal.doors.QueueProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.reactive.messaging.amqp.AmqpConnectorIncomingConfiguration;
import io.vertx.amqp.AmqpClientOptions;
import io.vertx.amqp.AmqpSenderOptions;
import io.vertx.mutiny.amqp.AmqpClient;
import io.vertx.mutiny.amqp.AmqpMessage;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

@Tag("slow")
@QuarkusTest
@TestProfile(QueueProfile.AmqpTls.class)
class AmqpTlsTest extends TlsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    AmqpConnections connections;

    @Inject
    Vertx vertx;

    @Override
    GuardedBroker guarded() {
        return AmqpTlsBroker.guarded();
    }

    @Override
    void sendNonsense() {
        AmqpClient client = AmqpClient.create(
                vertx,
                new AmqpClientOptions()
                        .setHost("127.0.0.1")
                        .setPort(AmqpBroker.running().port())
                        .setUsername(GuardedBroker.USER)
                        .setPassword(GuardedBroker.PASSWORD));
        AmqpMessage nonsense =
                AmqpMessage.create().durable(true).withBody("nonsense").build();
        client.connect()
                .chain(connection ->
                        connection.createSender("ordinal.requests", new AmqpSenderOptions().addCapability("queue")))
                .chain(sender -> sender.sendWithAck(nonsense))
                .chain(client::close)
                .await()
                .atMost(PATIENCE);
    }

    @Override
    void connect(SmallRyeConfig settings) {
        connections
                .client(new AmqpConnectorIncomingConfiguration(settings))
                .connect()
                .await()
                .atMost(PATIENCE);
    }
}
