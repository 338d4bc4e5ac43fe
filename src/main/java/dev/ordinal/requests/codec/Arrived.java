package dev.ordinal.requests.codec;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * What a message of any queue is to a reader.
 *
 * @param headers as text, names in lower case; the content type is one of them
 */
public record Arrived(Binding binding, Map<String, String> headers, Buffer body) {
    public Arrived {
        headers = Map.copyOf(headers);
    }
}
