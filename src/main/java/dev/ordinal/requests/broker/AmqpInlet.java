package dev.ordinal.requests.broker;

import dev.ordinal.requests.queue.Inflow;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.ClientCustomizer;
import io.smallrye.reactive.messaging.amqp.AmqpConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.providers.helpers.ConfigUtils;
import io.vertx.amqp.AmqpClientOptions;
import io.vertx.amqp.AmqpReceiverOptions;
import io.vertx.mutiny.amqp.AmqpClient;
import io.vertx.mutiny.amqp.AmqpConnection;
import io.vertx.mutiny.amqp.AmqpMessage;
import io.vertx.mutiny.amqp.AmqpReceiver;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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

    /** A peer that has gone silent without a word is noticed within twice this. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Instance<ClientCustomizer<AmqpClientOptions>> customizers;

    AmqpInlet(Vertx vertx, @Any Instance<ClientCustomizer<AmqpClientOptions>> customizers) {
        this.vertx = vertx;
        this.customizers = customizers;
    }

    @Override
    public Multi<? extends Message<?>> getPublisher(Config config) {
        AmqpConnectorIncomingConfiguration settings = new AmqpConnectorIncomingConfiguration(config);
        AmqpClient client = AmqpClient.create(vertx, ConfigUtils.customize(config, customizers, options(settings)));
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
        capabilities(settings).forEach(options::addCapability);
        return connection.createReceiver(settings.getAddress().orElse(settings.getChannel()), options);
    }

    private static List<String> capabilities(AmqpConnectorIncomingConfiguration settings) {
        return settings.getCapabilities()
                .map(text -> Arrays.stream(text.split(",")).map(String::strip).toList())
                .orElse(List.of());
    }

    private static Message<?> message(AmqpMessage message) {
        return Message.of(message.getDelegate().unwrap(), () -> {
            message.accepted();
            return CompletableFuture.completedFuture(null);
        });
    }

    private static AmqpClientOptions options(AmqpConnectorIncomingConfiguration settings) {
        AmqpClientOptions options = new AmqpClientOptions()
                .setHost(settings.getHost())
                .setPort(settings.getPort())
                .setSsl(settings.getUseSsl())
                .setConnectTimeout(settings.getConnectTimeout())
                .setHeartbeat((int) HEARTBEAT.toMillis());
        settings.getUsername().ifPresent(options::setUsername);
        settings.getPassword().ifPresent(options::setPassword);
        settings.getContainerId().ifPresent(options::setContainerId);
        settings.getVirtualHost().ifPresent(options::setVirtualHost);
        if (settings.getUseSsl()) {
            options.setHostnameVerificationAlgorithm("HTTPS");
        }
        return options;
    }
}
