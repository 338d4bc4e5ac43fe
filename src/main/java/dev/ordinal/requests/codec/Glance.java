package dev.ordinal.requests.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be told of an event that may be broken anywhere: for people who look at it, never for acting on it. */
public record Glance(Optional<String> source, Optional<String> id, Optional<String> subject, Optional<String> type) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> SHOWN = Set.of("source", "id", "subject", "type");

    /** Attributes are quoted no further than this, in characters. */
    private static final int TEXT_MAX = 256;

    /** Of what was larger than a request may be, only the headers are read. */
    public static Glance of(Arrived arrived) {
        Map<String, String> attributes = new HashMap<>(arrived.binding().attributes(arrived.headers()));
        if (attributes.isEmpty() && arrived.body().length() <= RequestCodec.BYTES_MAX) {
            structured(arrived.body().getBytes(), attributes);
        }
        return new Glance(
                shown(attributes, "source"),
                shown(attributes, "id"),
                shown(attributes, "subject"),
                shown(attributes, "type"));
    }

    /** Up to where it breaks. */
    private static void structured(byte[] body, Map<String, String> attributes) {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_STRING && SHOWN.contains(name)) {
                    attributes.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException broken) {
            // What stands before it is told.
            return;
        }
    }

    private static Optional<String> shown(Map<String, String> attributes, String name) {
        return Optional.ofNullable(attributes.get(name))
                .map(text -> text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX) + "…");
    }
}
