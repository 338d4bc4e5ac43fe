package dev.ordinal.requests.broker;

import dev.ordinal.requests.queue.Inflow;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.amqp.AmqpConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.vertx.amqp.AmqpReceiverOptions;
import io.vertx.mutiny.amqp.AmqpClient;
import io.vertx.mutiny.amqp.AmqpConnection;
import io.vertx.mutiny.amqp.AmqpMessage;
import io.vertx.mutiny.amqp.AmqpReceiver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Takes messages by AMQP 1.0, under the settings of SmallRye's connector. That one parses bodies that call themselves JSON before
 * anybody sees them, and leaves those that are none unanswered for ever; and it takes a thousand ahead.
 */
@ApplicationScoped
@Connector(AmqpInlet.NAME)
class AmqpInlet implements InboundConnector {
    static final String NAME = "ordinal-amqp";

    private final AmqpConnections connections;

    AmqpInlet(AmqpConnections connections) {
        this.connections = connections;
    }

    @Override
    public Multi<? extends Message<?>> getPublisher(Config config) {
        AmqpConnectorIncomingConfiguration settings = new AmqpConnectorIncomingConfiguration(config);
        AmqpClient client = connections.client(settings);
        Multi<Message<?>> once = Multi.createFrom()
                .deferred(() -> client.connect()
                        .onItem()
                        .transformToMulti(connection -> messages(connection, settings)
                                .onTermination()
                                .call(() -> connection.close().onFailure().recoverWithNull())));
        return Inflow.again("AMQP 1.0", once);
    }

    /** Ends with the connection. */
    private static Multi<Message<?>> messages(AmqpConnection connection, AmqpConnectorIncomingConfiguration settings) {
        Multi<Message<?>> broken = Multi.createFrom().emitter(emitter -> connection.exceptionHandler(emitter::fail));
        Multi<Message<?>> messages = receiver(connection, settings)
                .onItem()
                .transformToMulti(AmqpReceiver::toMulti)
                .map(AmqpInlet::message);
        return Multi.createBy().merging().withConcurrency(2).withRequests(1).streams(messages, broken);
    }

    private static Uni<AmqpReceiver> receiver(AmqpConnection connection, AmqpConnectorIncomingConfiguration settings) {
        AmqpReceiverOptions options = new AmqpReceiverOptions()
                .setAutoAcknowledgement(false)
                .setMaxBufferedMessages(Inflow.AHEAD_MAX)
                .setLinkName(settings.getLinkName().orElse(settings.getChannel()));
        AmqpConnections.capabilities(settings).forEach(options::addCapability);
        return connection.createReceiver(settings.getAddress().orElse(settings.getChannel()), options);
    }

    private static Message<?> message(AmqpMessage message) {
        return Message.of(message.getDelegate().unwrap(), () -> {
            message.accepted();
            return CompletableFuture.completedFuture(null);
        });
    }
}
