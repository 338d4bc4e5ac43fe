package dev.ordinal.requests.broker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.ordinal.requests.queue.Inflow;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorIncomingConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Takes messages from RabbitMQ, under the settings of SmallRye's connector. That one acknowledges by number on whichever connection
 * is open by then, where the number may mean a message that is not stored yet; here an acknowledgement belongs to the connection
 * that brought the message, or fails.
 */
@ApplicationScoped
@Connector(RabbitInlet.NAME)
class RabbitInlet implements InboundConnector {
    static final String NAME = "ordinal-rabbitmq";

    private final RabbitConnections connections;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    RabbitInlet(RabbitConnections connections) {
        this.connections = connections;
    }

    @Override
    public Multi<? extends Message<?>> getPublisher(Config config) {
        RabbitMQConnectorIncomingConfiguration settings = new RabbitMQConnectorIncomingConfiguration(config);
        Multi<Message<?>> once =
                Multi.createFrom().emitter(emitter -> connect(settings, emitter), BackPressureStrategy.BUFFER);
        return Inflow.again("RabbitMQ", once.runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
    }

    /** What is unacknowledged by then goes back to its queue. */
    void close(@Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object event) {
        open.forEach(Connection::abort);
    }

    private void connect(RabbitMQConnectorIncomingConfiguration settings, MultiEmitter<? super Message<?>> emitter) {
        try {
            Connection connection = connections.open(settings, "ordinal");
            open.add(connection);
            emitter.onTermination(() -> Infrastructure.getDefaultWorkerPool().execute(() -> {
                open.remove(connection);
                connection.abort();
            }));
            consume(connection.createChannel(), settings, emitter);
        } catch (IOException | TimeoutException | GeneralSecurityException e) {
            emitter.fail(e);
        }
    }

    private static void consume(
            Channel channel, RabbitMQConnectorIncomingConfiguration settings, MultiEmitter<? super Message<?>> emitter)
            throws IOException {
        channel.addShutdownListener(emitter::fail);
        channel.basicQos(Inflow.AHEAD_MAX);
        String queue = requests(settings);
        declare(channel, queue, settings);
        channel.basicConsume(
                queue,
                false,
                (tag, delivery) -> emitter.emit(Message.of(
                        delivery,
                        () -> acknowledge(channel, delivery.getEnvelope().getDeliveryTag()))),
                tag -> emitter.fail(new IOException("the queue " + queue + " was deleted")));
    }

    /** One replica reads at a time, so that requests of one workload keep their order; what the broker drops becomes a dead letter. */
    private static void declare(Channel channel, String queue, RabbitMQConnectorIncomingConfiguration settings)
            throws IOException {
        String dead = deadLetters(settings);
        if (!settings.getQueueDeclare()) {
            channel.queueDeclarePassive(queue);
            channel.queueDeclarePassive(dead);
            return;
        }
        Map<String, Object> deadArguments = new HashMap<>();
        settings.getDeadLetterQueueType().ifPresent(type -> deadArguments.put("x-queue-type", type));
        channel.queueDeclare(dead, true, false, false, deadArguments);
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("x-dead-letter-exchange", "");
        arguments.put("x-dead-letter-routing-key", dead);
        arguments.put(
                "x-single-active-consumer",
                settings.getQueueSingleActiveConsumer().orElse(true));
        settings.getQueueXQueueType().ifPresent(type -> arguments.put("x-queue-type", type));
        settings.getQueueXDeliveryLimit().ifPresent(limit -> arguments.put("x-delivery-limit", limit));
        channel.queueDeclare(queue, true, false, false, arguments);
    }

    static String requests(RabbitMQConnectorIncomingConfiguration settings) {
        return settings.getQueueName().orElse(settings.getChannel());
    }

    static String deadLetters(RabbitMQConnectorIncomingConfiguration settings) {
        return settings.getDeadLetterQueueName().orElse(requests(settings) + ".dlq");
    }

    /** Writing to a socket may block. */
    private static CompletableFuture<Void> acknowledge(Channel channel, long deliveryTag) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        channel.basicAck(deliveryTag, false);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Infrastructure.getDefaultWorkerPool());
    }
}
