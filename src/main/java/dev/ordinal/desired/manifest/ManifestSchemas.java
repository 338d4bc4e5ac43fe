package dev.ordinal.desired.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The schemas that are shipped, by kind. They are read once and never handed out, so that nobody changes them. */
final class ManifestSchemas {
    static final String ORDINAL_SET = "apps.ordinal.dev/v1/OrdinalSet";
    static final String STATEFUL_SET = "apps/v1/StatefulSet";

    private static final String SERVICE = "v1/Service";

    private static final Map<String, ManifestSchema> BY_KIND = load();

    private ManifestSchemas() {}

    static Optional<ManifestSchema> of(JsonNode object) {
        return Optional.ofNullable(BY_KIND.get(kind(object)));
    }

    static Set<String> kinds() {
        return BY_KIND.keySet();
    }

    static boolean isWorkload(JsonNode object) {
        return kind(object).equals(ORDINAL_SET) || kind(object).equals(STATEFUL_SET);
    }

    static boolean isService(JsonNode object) {
        return kind(object).equals(SERVICE);
    }

    static boolean isOrdinalSet(JsonNode object) {
        return kind(object).equals(ORDINAL_SET);
    }

    /** Both workload kinds have the defaults of OrdinalSet, which are those of StatefulSet. */
    static JsonNode workload() {
        return BY_KIND.get(ORDINAL_SET).root();
    }

    private static String kind(JsonNode object) {
        JsonNode version = object.path("apiVersion");
        JsonNode kind = object.path("kind");
        return version.isTextual() && kind.isTextual() ? version.asText() + "/" + kind.asText() : "";
    }

    private static Map<String, ManifestSchema> load() {
        JsonNode builtIn = read("/schemas/kubernetes.json");
        JsonNode definitions = builtIn.path("definitions");
        Map<String, ManifestSchema> all = new TreeMap<>();
        builtIn.path("kinds")
                .forEachEntry((kind, name) -> all.put(
                        kind,
                        new ManifestSchema(
                                definitions.path(name.asText()), definitions, ManifestSchema.Kind.BUILT_IN)));
        ObjectNode ours = (ObjectNode) read("/crd/ordinalset.json").at("/spec/versions/0/schema/openAPIV3Schema");
        ((ObjectNode) ours.get("properties"))
                .putObject("metadata")
                .put("$ref", "v1.ObjectMeta")
                .put("nullable", true);
        all.put(ORDINAL_SET, new ManifestSchema(ours, definitions, ManifestSchema.Kind.CUSTOM));
        ObjectNode statefulSet = definitions.path("v1.StatefulSet").deepCopy();
        statefulSet.withObjectProperty("properties").set("spec", withoutOurs(ours.at("/properties/spec")));
        all.put(STATEFUL_SET, new ManifestSchema(statefulSet, definitions, ManifestSchema.Kind.BUILT_IN));
        return Collections.unmodifiableMap(all);
    }

    /** The rules for a StatefulSet's spec are those for ours, less what only an OrdinalSet can do. */
    private static ObjectNode withoutOurs(JsonNode spec) {
        ObjectNode copy = spec.deepCopy();
        copy.withObjectProperty("properties").remove("paused");
        ArrayNode types = (ArrayNode) copy.at("/properties/updateStrategy/properties/type/enum");
        List<String> builtIn = types.valueStream()
                .map(JsonNode::asText)
                .filter(type -> !type.equals("Recreate"))
                .toList();
        types.removeAll();
        builtIn.forEach(types::add);
        return copy;
    }

    private static JsonNode read(String resource) {
        try (InputStream file = ManifestSchemas.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file, resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
