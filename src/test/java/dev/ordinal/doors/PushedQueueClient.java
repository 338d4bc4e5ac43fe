package dev.ordinal.doors;

import dev.ordinal.requests.codec.Binding;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who is told by the broker and has no place in a log: RabbitMQ and AMQP 1.0, which share a binding too. */
abstract class PushedQueueClient implements QueueClient {
    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final Map<String, List<String>> heard =
            Map.of("ordinal.replies", new CopyOnWriteArrayList<>(), "ordinal.status", new CopyOnWriteArrayList<>());

    /** Restarts the broker, and connects again. */
    @Override
    public abstract void restartBroker();

    /** Takes what lies there, or begins to. */
    abstract void read();

    /** Removes what lies there. */
    abstract void purge();

    @Override
    public final Binding binding() {
        return Binding.AMQP;
    }

    @Override
    public final List<Letter> letters() {
        read();
        return letters;
    }

    final void came(Letter letter) {
        letters.add(letter);
    }

    @Override
    public final void forgetLetters() {
        purge();
        letters.clear();
    }

    /** Where this client listens. */
    final Iterable<String> addresses() {
        return heard.keySet();
    }

    final void told(String address, String event) {
        heard.get(address).add(event);
    }

    @Override
    public final List<String> heard(String address) {
        return heard.get(address);
    }
}
