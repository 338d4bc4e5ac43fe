package dev.ordinal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The custom resource: the published schema of StatefulSet, patched by the rules in {@code schema/ordinalset.yaml}. */
final class OrdinalSetCrd {
    private final ObjectNode root;

    private OrdinalSetCrd(ObjectNode root) {
        this.root = root;
    }

    static ObjectNode from(PublishedSchemas published) throws IOException {
        JsonNode ours = ours();
        ObjectNode schema = new StructuralSchema(published).inlined(published.named("apps", "v1", "StatefulSet"));
        schema.path("properties").forEach(property -> ((ObjectNode) property).remove("nullable"));
        // The server knows the metadata of an object itself, and takes no schema for it.
        ((ObjectNode) schema.get("properties")).putObject("metadata").put("type", "object");
        OrdinalSetCrd crd = new OrdinalSetCrd(schema);
        ours.path("rules").forEachEntry(crd::patch);
        ObjectNode definition = ours.path("definition").deepCopy();
        ((ObjectNode) definition.at("/spec/versions/0")).putObject("schema").set("openAPIV3Schema", schema);
        return definition;
    }

    private static JsonNode ours() throws IOException {
        try (InputStream file = OrdinalSetCrd.class.getResourceAsStream("/schema/ordinalset.yaml")) {
            return new YAMLMapper().readTree(Objects.requireNonNull(file));
        }
    }

    private void patch(String path, JsonNode patch) {
        if (patch instanceof ObjectNode changes) {
            places(path).forEach(place -> merge(place, changes));
        } else {
            int last = path.lastIndexOf('.');
            places(path.substring(0, last))
                    .forEach(place -> place.withObjectProperty("properties").remove(path.substring(last + 1)));
        }
    }

    private List<ObjectNode> places(String path) {
        List<ObjectNode> places = List.of(root);
        for (String step : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
            places = places.stream().flatMap(place -> children(place, step)).toList();
        }
        return places;
    }

    private static Stream<ObjectNode> children(ObjectNode schema, String step) {
        if (step.equals("*")) {
            return Stream.of(
                    (ObjectNode) (schema.has("items") ? schema.get("items") : schema.get("additionalProperties")));
        }
        return Arrays.stream(step.split("\\|", -1))
                .map(name -> schema.withObjectProperty("properties").withObjectProperty(name));
    }

    private static void merge(ObjectNode place, ObjectNode patch) {
        patch.forEachEntry((key, value) -> {
            if (value.isNull()) {
                place.remove(key);
            } else {
                place.set(key, value.deepCopy());
            }
        });
        if (place.has("default") || place.has("enum")) {
            place.remove("nullable"); // a null is dropped, and the default takes its place
        }
        if (place.path("properties") instanceof ObjectNode properties) {
            place.path("required").forEach(name -> ((ObjectNode) properties.get(name.asText())).remove("nullable"));
        }
    }
}
