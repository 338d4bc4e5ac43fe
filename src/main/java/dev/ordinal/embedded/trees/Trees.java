package dev.ordinal.embedded.trees;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reading and building JSON trees where a missing branch is normal. */
public final class Trees {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();
    /** 1 and 1L are the same number, whoever wrote them. */
    private static final Comparator<JsonNode> NUMBERS_BY_VALUE = (left, right) ->
            left.isNumber() && right.isNumber() && left.decimalValue().compareTo(right.decimalValue()) == 0
                    ? 0
                    : left.equals(right) ? 0 : 1;

    private Trees() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    public static JsonNode parse(byte[] bytes) throws IOException {
        return MAPPER.readTree(bytes);
    }

    public static JsonNode yaml(byte[] bytes) throws IOException {
        return YAML.readTree(bytes);
    }

    /** The object without these fields; what is below the others is shared. */
    public static ObjectNode without(JsonNode object, String... fields) {
        ObjectNode rest = object();
        object.properties().forEach(field -> rest.set(field.getKey(), field.getValue()));
        return rest.remove(List.of(fields));
    }

    /** Trees are finite and made of JSON values, so writing one can't fail. */
    public static byte[] bytes(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree that can't be written", e);
        }
    }

    public static JsonNode at(JsonNode tree, String... path) {
        JsonNode here = tree;
        for (String field : path) {
            here = here.path(field);
        }
        return here;
    }

    /** The text at the path, or the empty one. */
    public static String text(JsonNode tree, String... path) {
        JsonNode found = at(tree, path);
        return found.isTextual() ? found.textValue() : "";
    }

    /** The object under this field, made if there is none. */
    public static ObjectNode child(ObjectNode parent, String field) {
        return parent.get(field) instanceof ObjectNode found ? found : parent.putObject(field);
    }

    /** The list under this field, made if there is none. */
    public static ArrayNode list(ObjectNode parent, String field) {
        return parent.get(field) instanceof ArrayNode found ? found : parent.putArray(field);
    }

    public static ObjectNode metadata(ObjectNode object) {
        return child(object, "metadata");
    }

    public static String name(JsonNode object) {
        return text(object, "metadata", "name");
    }

    public static String namespace(JsonNode object) {
        return text(object, "metadata", "namespace");
    }

    public static String uid(JsonNode object) {
        return text(object, "metadata", "uid");
    }

    public static boolean terminating(JsonNode object) {
        return at(object, "metadata", "deletionTimestamp").isTextual();
    }

    public static boolean holdsText(JsonNode list, String wanted) {
        for (JsonNode item : list) {
            if (item.isTextual() && item.textValue().equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Removes a text from the list under the field; the list goes when it is empty. Tells whether it was there. */
    public static boolean dropText(ObjectNode parent, String field, String unwanted) {
        if (!holdsText(parent.path(field), unwanted)) {
            return false;
        }
        ArrayNode kept = array();
        for (JsonNode item : parent.path(field)) {
            if (!item.asText().equals(unwanted)) {
                kept.add(item);
            }
        }
        if (kept.isEmpty()) {
            parent.remove(field);
        } else {
            parent.set(field, kept);
        }
        return true;
    }

    public static void addText(ObjectNode parent, String field, String wanted) {
        if (!holdsText(parent.path(field), wanted)) {
            list(parent, field).add(wanted);
        }
    }

    /** Puts the value, or removes the field where the value is missing. */
    public static void putOrRemove(ObjectNode parent, String field, @Nullable JsonNode value) {
        if (value == null || value.isMissingNode()) {
            parent.remove(field);
        } else {
            parent.set(field, value);
        }
    }

    public static Map<String, String> texts(JsonNode object) {
        Map<String, String> all = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> all.put(entry.getKey(), entry.getValue().asText()));
        return all;
    }

    public static boolean same(JsonNode left, JsonNode right) {
        return left.equals(NUMBERS_BY_VALUE, right);
    }
}
