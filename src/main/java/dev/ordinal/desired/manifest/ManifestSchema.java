package dev.ordinal.desired.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.workload.Pointers;
import java.util.HashSet;
import java.util.Set;

/**
 * Walks a manifest along a schema as the API server does in its strict mode. Ours, because it must say where (a pointer) and
 * what would be accepted, and knows what Kubernetes adds to JSON schemas: nulls that mean "not given", amounts, numbers that
 * may be words, lists with keys.
 *
 * @param root the schema of the whole object
 * @param definitions what a $ref in it names
 * @param kind how the server reads objects of it
 */
record ManifestSchema(JsonNode root, JsonNode definitions, Kind kind) {

    /** The schema that a place in a schema means: itself, or the one it refers to. */
    JsonNode resolve(JsonNode use) {
        return use.has("$ref") ? definitions.path(use.get("$ref").asText()) : use;
    }

    /** The server is more lenient with its own kinds than with those of a custom resource. */
    enum Kind {
        BUILT_IN,
        CUSTOM
    }

    /** The key of a label or annotation: a domain of 253, a slash and 63. Keeps pointers, and so answers, small. */
    private static final int LONGEST_NAME = 317;

    void check(JsonNode object, Faults faults) {
        new Walk(faults).value(object, root, "");
    }

    private final class Walk {
        private final Faults faults;
        private final Scalars scalars;

        Walk(Faults faults) {
            this.faults = faults;
            this.scalars = new Scalars(faults);
        }

        void value(JsonNode value, JsonNode use, String pointer) {
            JsonNode schema = resolve(use);
            if (faults.full()) {
                return;
            }
            switch (schema.path("type").asText()) {
                case "object" -> object(value, schema, pointer);
                case "array" -> array(value, schema, pointer);
                default -> scalars.check(value, schema, pointer);
            }
        }

        private void object(JsonNode value, JsonNode schema, String pointer) {
            if (!value.isObject()) {
                faults.add(pointer, "must be an object, not " + Scalars.typeOf(value));
                return;
            }
            JsonNode properties = schema.path("properties");
            for (JsonNode required : schema.path("required")) {
                if (value.path(required.asText()).isMissingNode()
                        || value.path(required.asText()).isNull()) {
                    faults.add(Pointers.child(pointer, required.asText()), "is required");
                }
            }
            bounds(value, schema, "Properties", pointer);
            value.forEachEntry((name, field) -> {
                JsonNode declared = properties.has(name) ? properties.get(name) : schema.path("additionalProperties");
                String place = Pointers.child(pointer, name);
                if (name.length() > LONGEST_NAME) {
                    faults.add(
                            pointer,
                            "has a field whose name has " + name.length() + " characters; at most " + LONGEST_NAME
                                    + " are accepted");
                } else if (declared.isObject()) {
                    field(field, declared, place);
                } else if (!schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
                    faults.add(place, Neighbours.unknown(name, properties));
                }
            });
        }

        private void field(JsonNode field, JsonNode declared, String pointer) {
            // Null is "not given" (a default takes its place, and a missing required field has been told); so is an
            // empty choice.
            boolean noChoice = kind == Kind.BUILT_IN
                    && declared.has("enum")
                    && field.isTextual()
                    && field.asText().isEmpty();
            if (!field.isNull() && !noChoice) {
                value(field, declared, pointer);
            }
        }

        private void array(JsonNode value, JsonNode schema, String pointer) {
            if (!value.isArray()) {
                faults.add(pointer, "must be a list, not " + Scalars.typeOf(value));
                return;
            }
            bounds(value, schema, "Items", pointer);
            for (int index = 0; index < value.size() && !faults.full(); index++) {
                value(value.get(index), schema.path("items"), Pointers.child(pointer, index));
            }
            if (kind == Kind.CUSTOM
                    && schema.path("x-kubernetes-list-type").asText().matches("map|set")) {
                uniqueness(value, schema, pointer);
            }
        }

        /** In lists with keys an element is found by them; the server takes no two alike. */
        private void uniqueness(JsonNode list, JsonNode schema, String pointer) {
            Set<String> seen = new HashSet<>();
            for (int index = 0; index < list.size(); index++) {
                StringBuilder identity = new StringBuilder();
                JsonNode element = list.get(index);
                for (JsonNode key : schema.path("x-kubernetes-list-map-keys")) {
                    JsonNode standard = schema.path("items")
                            .path("properties")
                            .path(key.asText())
                            .path("default");
                    JsonNode given = element.path(key.asText());
                    identity.append(key.asText())
                            .append(' ')
                            .append(given.isMissingNode() ? standard : given)
                            .append(' ');
                }
                if (!seen.add(identity.isEmpty() ? element.toString() : identity.toString())) {
                    String keys = schema.path("x-kubernetes-list-map-keys").isEmpty()
                            ? "value"
                            : identity.toString().trim();
                    faults.add(
                            Pointers.child(pointer, index),
                            "is there twice (" + keys + "); elements must differ in it");
                }
            }
        }

        private void bounds(JsonNode value, JsonNode schema, String suffix, String pointer) {
            String what = suffix.equals("Items") ? "elements" : "entries";
            if (value.size() < schema.path("min" + suffix).asInt(0)) {
                faults.add(
                        pointer, "needs at least " + schema.path("min" + suffix).asInt() + " " + what);
            }
            if (value.size() > schema.path("max" + suffix).asInt(Integer.MAX_VALUE)) {
                faults.add(
                        pointer,
                        "may have at most " + schema.path("max" + suffix).asInt() + " " + what);
            }
        }
    }
}
