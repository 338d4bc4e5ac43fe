package dev.ordinal.doors;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import dev.ordinal.requests.codec.Binding;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

/** Speaks to RabbitMQ. */
final class RabbitQueueClient implements QueueClient {
    private static final String DEAD = "ordinal.requests.dlq";
    private static final int PERSISTENT = 2;
    private static final int CONFIRMED_MAX_MILLIS = 30_000;

    private final RabbitBroker broker;
    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final Map<String, List<String>> heard =
            Map.of("ordinal.replies", new CopyOnWriteArrayList<>(), "ordinal.status", new CopyOnWriteArrayList<>());
    private Connection connection;
    private Channel channel;

    RabbitQueueClient(RabbitBroker broker) {
        this.broker = broker;
        connect();
    }

    private void connect() {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(broker.port());
        factory.setAutomaticRecoveryEnabled(false);
        try {
            connection = factory.newConnection();
            channel = connection.createChannel();
            channel.confirmSelect();
            channel.queueDeclare(DEAD, true, false, false, Map.of());
            for (String exchange : heard.keySet()) {
                hear(exchange);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Binding binding() {
        return Binding.AMQP;
    }

    @Override
    public void send(String queue, Posted posted) {
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .deliveryMode(PERSISTENT)
                .contentType(posted.contentType())
                .headers(new HashMap<>(posted.headers()))
                .build();
        try {
            channel.basicPublish("", queue, properties, posted.body().getBytes());
            channel.waitForConfirmsOrDie(CONFIRMED_MAX_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long unacknowledged() {
        return broker.counts().getFirst();
    }

    @Override
    public long taken() {
        return broker.counts().getLast();
    }

    @Override
    public List<Letter> letters() {
        try {
            for (GetResponse got = channel.basicGet(DEAD, true); got != null; got = channel.basicGet(DEAD, true)) {
                letters.add(letter(got));
            }
            return letters;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Letter letter(GetResponse got) {
        Map<String, String> headers = new HashMap<>();
        got.getProps().getHeaders().forEach((name, value) -> headers.put(name, value.toString()));
        return new Letter(headers, got.getProps().getContentType(), Buffer.buffer(got.getBody()));
    }

    @Override
    public List<String> heard(String address) {
        return heard.get(address);
    }

    /** A queue of our own, bound to all that is told there. */
    private void hear(String exchange) throws IOException {
        Channel own = connection.createChannel();
        own.exchangeDeclare(exchange, "topic", true);
        String queue = own.queueDeclare().getQueue();
        own.queueBind(queue, exchange, "#");
        own.basicConsume(
                queue,
                true,
                (tag, delivery) -> heard.get(exchange).add(new String(delivery.getBody(), StandardCharsets.UTF_8)),
                tag -> {});
    }

    @Override
    public void forgetLetters() {
        try {
            channel.queuePurge(DEAD);
            letters.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void restartBroker() {
        broker.restart();
        connect();
    }

    @Override
    public void close() {
        connection.abort();
    }
}
