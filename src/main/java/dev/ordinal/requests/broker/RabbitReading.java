package dev.ordinal.requests.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;
import dev.ordinal.desired.Refusal;
import dev.ordinal.requests.letters.Fate;
import dev.ordinal.requests.letters.Letter;
import dev.ordinal.requests.letters.LetterHeaders;
import dev.ordinal.requests.letters.Shelf;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorIncomingConfiguration;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One look at the queue of dead letters. Its messages are taken one by one and never acknowledged, but for those that are settled;
 * when the connection closes, the broker puts them back where they were. While it lasts nobody else sees them, so replicas take
 * turns.
 */
final class RabbitReading implements AutoCloseable {
    private static final int CONFIRMED_MAX_MILLIS = 20_000;
    private static final int CLOSED_MAX_MILLIS = 5_000;

    private final Connection connection;
    private final Channel channel;
    private final String requests;
    private final String dead;

    /** Says whether to go on. */
    interface Step {
        boolean take(Letter letter, Delivery message);
    }

    /** Another replica looks at them now. */
    static final class Locked extends IOException {
        private static final long serialVersionUID = 1L;

        Locked(Throwable cause) {
            super("another replica looks at the dead letters", cause);
        }
    }

    RabbitReading(Connection connection, RabbitMQConnectorIncomingConfiguration settings) throws IOException {
        this.connection = connection;
        this.channel = connection.createChannel();
        this.requests = RabbitInlet.requests(settings);
        this.dead = RabbitInlet.deadLetters(settings);
    }

    /** A queue that only one connection can have, and that goes with it. */
    void lock() throws IOException {
        try {
            connection.createChannel().queueDeclare(dead + ".reader", false, true, true, Map.of());
        } catch (IOException e) {
            boolean taken = e.getCause() instanceof ShutdownSignalException signal
                    && signal.getReason() instanceof AMQP.Channel.Close close
                    && close.getReplyCode() == AMQP.RESOURCE_LOCKED;
            throw taken ? new Locked(e) : e;
        }
    }

    /** From the oldest on; false if it ended before the queue did and before the step said so. */
    boolean walk(Step step) throws IOException {
        for (int looked = 0; looked < Shelf.LOOK_MAX; looked++) {
            GetResponse got = channel.basicGet(dead, false);
            if (got == null) {
                return true;
            }
            Delivery message = new Delivery(got.getEnvelope(), got.getProps(), got.getBody());
            if (!step.take(Letter.ofContent(new RabbitDelivery(message).arrived()), message)) {
                return true;
            }
        }
        return false;
    }

    /** Each is acknowledged after the broker has confirmed what it becomes. */
    Map<String, Optional<Refusal>> settle(List<String> ids, Fate fate)
            throws IOException, InterruptedException, TimeoutException {
        Map<String, Delivery> found = new HashMap<>();
        Map<String, Optional<Refusal>> refused = new HashMap<>();
        walk((letter, message) -> {
            if (ids.contains(letter.id()) && found.putIfAbsent(letter.id(), message) == null) {
                refused.put(letter.id(), fate == Fate.REPLAYED ? letter.notToBeReplayed() : Optional.empty());
            }
            return found.size() < ids.size();
        });
        Map<String, Optional<Refusal>> done = new LinkedHashMap<>();
        channel.confirmSelect();
        for (String id : ids) {
            Optional<Refusal> refusal = refused.getOrDefault(id, Optional.of(Letter.missingRefusal(id)));
            if (refusal.isEmpty()) {
                refusal = settle(found.get(id), fate);
            }
            done.put(id, refusal);
        }
        return done;
    }

    private Optional<Refusal> settle(Delivery letter, Fate fate)
            throws IOException, InterruptedException, TimeoutException {
        if (fate == Fate.REPLAYED && !publish(letter)) {
            return Optional.of(Refusal.of(Refusal.Kind.CONFLICT, "", "there is no queue " + requests));
        }
        channel.basicAck(letter.getEnvelope().getDeliveryTag(), false);
        return Optional.empty();
    }

    /** As its sender sent it; false if the broker has no such queue. */
    private boolean publish(Delivery letter) throws IOException, InterruptedException, TimeoutException {
        AtomicBoolean returned = new AtomicBoolean();
        channel.clearReturnListeners();
        channel.addReturnListener(message -> returned.set(true));
        Map<String, Object> headers = new HashMap<>(
                Optional.ofNullable(letter.getProperties().getHeaders()).orElse(Map.of()));
        headers.keySet().removeIf(LetterHeaders::added);
        AMQP.BasicProperties properties = letter.getProperties()
                .builder()
                .headers(headers)
                .userId(null)
                .expiration(null)
                .build();
        channel.basicPublish("", requests, true, properties, letter.getBody());
        channel.waitForConfirmsOrDie(CONFIRMED_MAX_MILLIS);
        return !returned.get();
    }

    void abort() {
        connection.abort(CLOSED_MAX_MILLIS);
    }

    /** Acknowledgements that were sent before arrive before it. */
    @Override
    public void close() throws IOException {
        if (connection.isOpen()) {
            connection.close(CLOSED_MAX_MILLIS);
        }
    }
}
