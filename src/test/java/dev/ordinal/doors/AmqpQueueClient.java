package dev.ordinal.doors;

import io.vertx.amqp.AmqpClient;
import io.vertx.amqp.AmqpClientOptions;
import io.vertx.amqp.AmqpConnection;
import io.vertx.amqp.AmqpMessage;
import io.vertx.amqp.AmqpMessageBuilder;
import io.vertx.amqp.AmqpReceiver;
import io.vertx.amqp.AmqpReceiverOptions;
import io.vertx.amqp.AmqpSender;
import io.vertx.amqp.AmqpSenderOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Speaks AMQP 1.0. */
final class AmqpQueueClient extends PushedQueueClient {
    private final AmqpBroker broker;
    private final Vertx vertx = Vertx.vertx();
    private AmqpClient client;
    private AmqpConnection connection;
    private AmqpReceiver reader;

    AmqpQueueClient(AmqpBroker broker) {
        this.broker = broker;
        connect();
    }

    private void connect() {
        client = AmqpClient.create(
                vertx, new AmqpClientOptions().setHost("127.0.0.1").setPort(broker.port()));
        connection = join(client.connect());
        reader = null;
        addresses().forEach(this::hear);
    }

    private static <T> T join(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void send(String queue, Posted posted) {
        AmqpMessageBuilder message = AmqpMessage.create().durable(true).withBufferAsBody(posted.body());
        message.applicationProperties(new JsonObject(new HashMap<>(posted.headers())));
        if (posted.contentType() != null) {
            message.contentType(posted.contentType());
        }
        AmqpSender sender = join(connection.createSender(queue, new AmqpSenderOptions().addCapability("queue")));
        join(sender.sendWithAck(message.build()));
        join(sender.close());
    }

    @Override
    public long unacknowledged() {
        return broker.messages();
    }

    @Override
    public long taken() {
        return broker.taken();
    }

    @Override
    void read() {
        if (reader == null) {
            reader = join(connection.createReceiver(
                    "ordinal.requests.dlq", new AmqpReceiverOptions().addCapability("queue")));
            reader.handler(message -> came(letter(message)));
        }
    }

    private static Letter letter(AmqpMessage message) {
        Map<String, String> headers = new HashMap<>();
        message.applicationProperties().forEach(each -> headers.put(each.getKey(), String.valueOf(each.getValue())));
        return new Letter(headers, message.contentType(), message.bodyAsBinary());
    }

    private void hear(String address) {
        join(connection.createReceiver(address, new AmqpReceiverOptions().addCapability("topic")))
                .handler(message -> told(address, message.bodyAsBinary().toString()));
    }

    @Override
    void purge() {
        if (reader != null) {
            join(reader.close());
            reader = null;
        }
        broker.forgetLetters();
    }

    @Override
    public void restartBroker() {
        broker.restart();
        connect();
    }

    @Override
    public void close() {
        join(vertx.close());
    }
}
