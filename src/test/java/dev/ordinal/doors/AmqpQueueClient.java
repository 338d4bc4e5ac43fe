package dev.ordinal.doors;

import dev.ordinal.requests.codec.Binding;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Speaks AMQP 1.0. */
final class AmqpQueueClient implements QueueClient {
    private final AmqpBroker broker;
    private final Vertx vertx = Vertx.vertx();
    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final Map<String, List<String>> heard =
            Map.of("ordinal.replies", new CopyOnWriteArrayList<>(), "ordinal.status", new CopyOnWriteArrayList<>());
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
        heard.keySet().forEach(this::hear);
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
    public Binding binding() {
        return Binding.AMQP;
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
    public List<Letter> letters() {
        if (reader == null) {
            reader = join(connection.createReceiver(
                    "ordinal.requests.dlq", new AmqpReceiverOptions().addCapability("queue")));
            reader.handler(message -> letters.add(letter(message)));
        }
        return letters;
    }

    private static Letter letter(AmqpMessage message) {
        Map<String, String> headers = new HashMap<>();
        message.applicationProperties().forEach(each -> headers.put(each.getKey(), String.valueOf(each.getValue())));
        return new Letter(headers, message.contentType(), message.bodyAsBinary());
    }

    @Override
    public List<String> heard(String address) {
        return heard.get(address);
    }

    private void hear(String address) {
        join(connection.createReceiver(address, new AmqpReceiverOptions().addCapability("topic")))
                .handler(
                        message -> heard.get(address).add(message.bodyAsBinary().toString()));
    }

    @Override
    public void forgetLetters() {
        if (reader != null) {
            join(reader.close());
            reader = null;
        }
        broker.forgetLetters();
        letters.clear();
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
