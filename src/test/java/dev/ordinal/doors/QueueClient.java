package dev.ordinal.doors;

import dev.ordinal.requests.codec.Binding;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program that puts requests on a queue and looks at what became of them, in the language of one broker. */
interface QueueClient extends AutoCloseable {

    /**
     * A message.
     *
     * @param key where the broker has keys
     */
    record Posted(
            @Nullable String key,
            Map<String, String> headers,
            @Nullable String contentType,
            Buffer body) {}

    /** A message that was put aside; its headers as text. */
    record Letter(Map<String, String> headers, @Nullable String contentType, Buffer body) {}

    Binding binding();

    /** Sends a request; returns when the broker has it. */
    default void send(Posted posted) {
        send("ordinal.requests", posted);
    }

    /** The same to any queue or topic. */
    void send(String address, Posted posted);

    /** How many messages of the queue are not acknowledged, those that nobody has taken among them. */
    long unacknowledged();

    /** How many of them the program has taken; 0 where the broker does not know. */
    long taken();

    /** All that were put aside and not forgotten. Who asks takes them from where they lie. */
    List<Letter> letters();

    /** None lies there any more. Nothing may be in flight. */
    void forgetLetters();

    /** Events that the program has told there since this client is connected, each as JSON. */
    List<String> heard(String address);

    /** It loses its connections, and no message. */
    void restartBroker();

    @Override
    void close();
}
