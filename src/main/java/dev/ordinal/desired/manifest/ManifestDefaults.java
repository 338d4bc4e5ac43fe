package dev.ordinal.desired.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the API server would add to an OrdinalSet: the defaults of its schema. A StatefulSet gets the same, since both kinds have
 * the same defaults. Other kinds stay as they are.
 */
public final class ManifestDefaults {
    private ManifestDefaults() {}

    /** A copy with every default in place; what is of the wrong type stays as it is. */
    public static ObjectNode applied(ObjectNode manifest) {
        ObjectNode copy = manifest.deepCopy();
        if (ManifestSchemas.isWorkload(manifest)) {
            fill(copy, ManifestSchemas.workload());
        }
        return copy;
    }

    private static void fill(JsonNode value, JsonNode schema) {
        if (value instanceof ObjectNode object) {
            schema.path("properties").forEachEntry((name, property) -> field(object, name, property));
            if (schema.has("additionalProperties")) {
                object.removeNulls();
            }
        } else if (value.isArray()) {
            value.forEach(element -> fill(element, schema.path("items")));
        }
    }

    private static void field(ObjectNode object, String name, JsonNode schema) {
        JsonNode present = object.path(name);
        boolean given = !present.isMissingNode() && !present.isNull();
        if (!given && schema.has("default")) {
            object.set(name, schema.get("default").deepCopy());
        } else if (present.isNull() && !schema.path("nullable").asBoolean()) {
            object.remove(name);
        }
        fill(object.path(name), schema);
    }
}
