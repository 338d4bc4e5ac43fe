package dev.ordinal.requests.queue;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A message as it came, to the byte: what can't be stored is put aside the same.
 *
 * @param key empty if it has none
 * @param body empty if it has none, as a tombstone
 */
record Delivery(Optional<Buffer> key, Optional<Buffer> body, List<Header> headers, Origin origin) {
    Delivery {
        headers = List.copyOf(headers);
    }

    record Header(String name, Buffer value) {}

    /** Where it was read. */
    record Origin(String topic, int partition, long offset) {}

    /** Headers as text, names in lower case; of two with the same name the last. */
    Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        headers.forEach(header ->
                texts.put(header.name().toLowerCase(Locale.ROOT), header.value().toString(StandardCharsets.UTF_8)));
        return texts;
    }

    byte[] bytes() {
        return body.map(Buffer::getBytes).orElseGet(() -> new byte[0]);
    }
}
