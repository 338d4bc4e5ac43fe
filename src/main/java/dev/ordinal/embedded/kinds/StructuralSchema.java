package dev.ordinal.embedded.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.Fault;
import dev.ordinal.embedded.trees.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a server does with a custom resource's schema besides validating: it fills in defaults and drops unknown fields. */
public record StructuralSchema(JsonNode root) {
    private static final Set<String> ROOT_FIELDS = Set.of("apiVersion", "kind", "metadata");

    /** Shapes the object in place and returns the paths of the fields that were dropped. */
    public List<String> shape(ObjectNode object) {
        List<String> unknown = new ArrayList<>();
        new Walk(root, true, unknown).on(object, "");
        return List.copyOf(unknown);
    }

    /** What is wrong with a shaped object. */
    public List<Fault> faults(JsonNode object) {
        return SchemaFaults.of(root, object);
    }

    /** One step down: the schema of this place, whether a whole resource is embedded here, and what was dropped so far. */
    private record Walk(JsonNode schema, boolean resource, List<String> unknown) {
        private Walk into(JsonNode below) {
            return new Walk(below, below.path("x-kubernetes-embedded-resource").asBoolean(), unknown);
        }

        void on(JsonNode node, String path) {
            if (node instanceof ObjectNode object) {
                fields(object, path);
                defaults(object, path);
            } else if (node.isArray() && schema.path("items").isObject()) {
                for (int i = 0; i < node.size(); i++) {
                    into(schema.path("items")).on(node.get(i), path + "[" + i + "]");
                }
            }
        }

        private void fields(ObjectNode object, String path) {
            JsonNode properties = schema.path("properties");
            JsonNode additional = schema.path("additionalProperties");
            for (String name : object.propertyStream().map(Map.Entry::getKey).toList()) {
                JsonNode known = properties.has(name) ? properties.get(name) : additional;
                String below = path.isEmpty() ? name : path + "." + name;
                if (resource && ROOT_FIELDS.contains(name)) {
                    continue;
                }
                if (known.isObject()) {
                    dropNull(object, name, known);
                    into(known).on(object.path(name), below);
                } else if (!keepsUnknown()) {
                    object.remove(name);
                    unknown.add(below);
                }
            }
        }

        private boolean keepsUnknown() {
            boolean saysNothing =
                    !schema.has("properties") && !schema.has("additionalProperties") && !schema.has("type");
            return saysNothing
                    || schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                    || schema.path("additionalProperties").asBoolean();
        }

        private void defaults(ObjectNode object, String path) {
            schema.path("properties").properties().forEach(property -> {
                JsonNode value = property.getValue().path("default");
                if (!value.isMissingNode() && !object.has(property.getKey())) {
                    object.set(property.getKey(), value.deepCopy());
                    into(property.getValue()).on(object.path(property.getKey()), path);
                }
            });
        }
    }

    /** A null for something that has a default and may not be null counts as left out. */
    private static void dropNull(ObjectNode object, String name, JsonNode schema) {
        boolean nullable = schema.path("nullable").asBoolean();
        if (object.path(name).isNull() && schema.has("default") && !nullable) {
            object.remove(name);
        }
    }

    /** No schema: everything is kept. */
    public static StructuralSchema of(JsonNode schema) {
        return new StructuralSchema(schema.isObject() ? schema.deepCopy() : Trees.object());
    }
}
