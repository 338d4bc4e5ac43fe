package dev.ordinal.embedded.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.trees.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a server does with a custom resource's schema besides validating: it fills in defaults and drops unknown fields. */
public record StructuralSchema(JsonNode root) {
    private static final Set<String> ROOT_FIELDS = Set.of("apiVersion", "kind", "metadata");

    /** Shapes the object in place and returns the paths of the fields that were dropped. */
    public List<String> shape(ObjectNode object) {
        List<String> unknown = new ArrayList<>();
        walk(object, root, "", true, unknown);
        return List.copyOf(unknown);
    }

    private static void walk(JsonNode node, JsonNode schema, String path, boolean resource, List<String> unknown) {
        if (node instanceof ObjectNode object) {
            walkObject(object, schema, path, resource, unknown);
        } else if (node.isArray() && schema.path("items").isObject()) {
            for (int i = 0; i < node.size(); i++) {
                walk(
                        node.get(i),
                        schema.path("items"),
                        path + "[" + i + "]",
                        isResource(schema.path("items")),
                        unknown);
            }
        }
    }

    private static void walkObject(
            ObjectNode object, JsonNode schema, String path, boolean resource, List<String> unknown) {
        JsonNode properties = schema.path("properties");
        JsonNode additional = schema.path("additionalProperties");
        boolean keepsUnknown =
                schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                        || additional.asBoolean()
                        || (!schema.has("properties") && !schema.has("additionalProperties") && !schema.has("type"));
        List<String> names =
                object.propertyStream().map(java.util.Map.Entry::getKey).toList();
        for (String name : names) {
            String below = path.isEmpty() ? name : path + "." + name;
            if (resource && ROOT_FIELDS.contains(name)) {
                continue;
            }
            JsonNode known = properties.has(name) ? properties.get(name) : additional;
            if (known.isObject()) {
                dropNull(object, name, known);
                walk(object.path(name), known, below, isResource(known), unknown);
            } else if (!keepsUnknown) {
                object.remove(name);
                unknown.add(below);
            }
        }
        properties.properties().forEach(property -> {
            JsonNode value = property.getValue().path("default");
            if (!value.isMissingNode() && !object.has(property.getKey())) {
                object.set(property.getKey(), value.deepCopy());
                walk(object.path(property.getKey()), property.getValue(), path, false, new ArrayList<>());
            }
        });
    }

    /** A null for something that has a default and may not be null counts as left out. */
    private static void dropNull(ObjectNode object, String name, JsonNode schema) {
        if (object.path(name).isNull()
                && schema.has("default")
                && !schema.path("nullable").asBoolean()) {
            object.remove(name);
        }
    }

    private static boolean isResource(JsonNode schema) {
        return schema.path("x-kubernetes-embedded-resource").asBoolean();
    }

    /** No schema: everything is kept. */
    public static StructuralSchema of(JsonNode schema) {
        return new StructuralSchema(schema.isObject() ? schema.deepCopy() : Trees.object());
    }
}
