package dev.ordinal.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Reads one line of a watch straight from its octets. Who wrote which field ({@code fieldsV1}) is half of many an object and
 * nobody's concern here: it is skipped. Who wrote, and when, stays.
 */
final class WatchLine {
    private static final List<String> MANAGED = List.of("object", "metadata", "managedFields");
    private static final int OFF = -1;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;

    private WatchLine(JsonParser parser) {
        this.parser = parser;
    }

    /** Fails with {@link IllegalArgumentException} on what is not JSON. */
    static JsonNode parse(byte[] octets) {
        try (JsonParser parser = Json.parser(octets)) {
            parser.nextToken();
            return new WatchLine(parser).value(0);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken.getOriginalMessage(), broken);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @param depth how far along the path to the managed fields this value is, or {@code OFF} */
    private JsonNode value(int depth) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return NODES.missingNode();
        }
        return switch (token) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private ObjectNode object(int depth) throws IOException {
        ObjectNode object = NODES.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (depth == MANAGED.size() && name.equals("fieldsV1")) {
                parser.skipChildren();
            } else {
                object.set(name, value(next(depth, name)));
            }
        }
        return object;
    }

    private static int next(int depth, String name) {
        boolean along = depth != OFF && depth < MANAGED.size() && name.equals(MANAGED.get(depth));
        return along ? depth + 1 : OFF;
    }

    private ArrayNode array(int depth) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(depth));
        }
        return array;
    }

    private JsonNode integer() throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }
}
