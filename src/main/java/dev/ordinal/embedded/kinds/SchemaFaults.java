package dev.ordinal.embedded.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.faults.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a custom kind's schema refuses: types, bounds, listed values, what is required. Rules over several fields are not kept. */
final class SchemaFaults {
    /** Those of the schemas that are served: few, and asked at every write. */
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private final List<Fault> faults = new ArrayList<>();

    private SchemaFaults() {}

    static List<Fault> of(JsonNode schema, JsonNode object) {
        SchemaFaults found = new SchemaFaults();
        found.walk(schema, object, "");
        return List.copyOf(found.faults);
    }

    private void walk(JsonNode schema, JsonNode value, String pointer) {
        if (value.isNull() && schema.path("nullable").asBoolean()) {
            return;
        }
        if (!fits(schema, value)) {
            String type = schema.path("type").asText();
            add(
                    pointer,
                    "Invalid value: \"" + kind(value) + "\": " + words(pointer) + " in body must be of type " + type
                            + ": \"" + kind(value) + "\"");
            return;
        }
        JsonNode listed = schema.path("enum");
        if (listed.isArray() && listed.valueStream().noneMatch(value::equals)) {
            String all = listed.valueStream().map(JsonNode::toString).collect(Collectors.joining(", "));
            add(pointer, "Unsupported value: " + value + ": supported values: " + all);
        }
        if (value.isNumber()) {
            bounds(schema, value, pointer);
        } else if (value.isTextual()) {
            text(schema, value.textValue(), pointer);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                walk(schema.path("items"), value.get(i), pointer + "/" + i);
            }
        } else if (value.isObject()) {
            fields(schema, value, pointer);
        }
    }

    private void fields(JsonNode schema, JsonNode value, String pointer) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asText())) {
                add(pointer + "/" + name.asText(), "Required value");
            }
        }
        value.properties().forEach(field -> {
            JsonNode known = schema.path("properties").path(field.getKey());
            JsonNode below = known.isMissingNode() ? schema.path("additionalProperties") : known;
            if (below.isObject()) {
                walk(
                        below,
                        field.getValue(),
                        pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1"));
            }
        });
    }

    private void bounds(JsonNode schema, JsonNode value, String pointer) {
        JsonNode least = schema.path("minimum");
        JsonNode most = schema.path("maximum");
        if (least.isNumber() && value.decimalValue().compareTo(least.decimalValue()) < 0) {
            add(
                    pointer,
                    "Invalid value: " + value + ": " + words(pointer) + " in body should be greater than or equal to "
                            + least);
        }
        if (most.isNumber() && value.decimalValue().compareTo(most.decimalValue()) > 0) {
            add(
                    pointer,
                    "Invalid value: " + value + ": " + words(pointer) + " in body should be less than or equal to "
                            + most);
        }
    }

    private void text(JsonNode schema, String text, String pointer) {
        String pattern = schema.path("pattern").asText();
        boolean matches = pattern.isEmpty()
                || PATTERNS.computeIfAbsent(pattern, Pattern::compile)
                        .matcher(text)
                        .find();
        boolean longEnough = text.length() >= schema.path("minLength").asInt();
        boolean shortEnough = text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE);
        if (!matches || !longEnough || !shortEnough) {
            add(pointer, "Invalid value: \"" + text + "\": " + words(pointer) + " in body has another form");
        }
    }

    private static boolean fits(JsonNode schema, JsonNode value) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            return value.isIntegralNumber() || value.isTextual();
        }
        return switch (schema.path("type").asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            default -> true;
        };
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case NULL -> "null";
            case MISSING, BINARY, POJO -> "nothing";
        };
    }

    private static String words(String pointer) {
        return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
    }

    private void add(String pointer, String message) {
        faults.add(new Fault(pointer, message));
    }
}
