package dev.ordinal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A published schema with everything it refers to written out, in the form a custom resource's schema must have. */
final class StructuralSchema {
    private static final String METADATA = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    private final PublishedSchemas published;

    StructuralSchema(PublishedSchemas published) {
        this.published = published;
    }

    ObjectNode inlined(String name) {
        return inlined(published.definition(name), name);
    }

    private ObjectNode inlined(ObjectNode schema, String name) {
        if (name.equals(METADATA)) {
            // The server writes it about stored objects; templates have none.
            ((ObjectNode) schema.get("properties")).remove("managedFields");
        }
        if (schema.path("properties") instanceof ObjectNode properties) {
            properties.propertyStream().toList().forEach(entry -> {
                ObjectNode property = expanded(entry.getValue());
                if (!Lists.has(schema.path("required"), entry.getKey())) {
                    acceptAbsent(property);
                }
                properties.set(entry.getKey(), property);
            });
        }
        for (String child : List.of("items", "additionalProperties")) {
            if (schema.path(child) instanceof ObjectNode element) {
                schema.set(child, expanded(element));
            }
        }
        return schema;
    }

    private ObjectNode expanded(JsonNode use) {
        ObjectNode schema = (ObjectNode) use;
        if (!schema.has("$ref")) {
            return inlined(schema, "");
        }
        ObjectNode target = inlined(schema.get("$ref").asText());
        schema.remove("$ref");
        target.setAll(schema);
        return target;
    }

    /**
     * Null and an empty choice mean "not given" to the built-in kinds, and manifests made by templates have many. A null gives
     * way to a default. (An enum refuses null whatever its schema says; there the server drops a null on create and update, and
     * refuses it in server-side apply.)
     */
    private static void acceptAbsent(ObjectNode schema) {
        if (schema.path("enum") instanceof ArrayNode choices) {
            if (!Lists.has(choices, "")) {
                choices.add("");
            }
        } else if (!schema.has("default") && (schema.has("type") || schema.has("x-kubernetes-int-or-string"))) {
            schema.put("nullable", true);
        }
    }
}
