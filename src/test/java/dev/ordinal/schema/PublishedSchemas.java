package dev.ordinal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.it.Kube;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The schemas an API server publishes, brought to one plain form: facts only (no text, no hints for patches), and types that
 * OpenAPI can't express told by Kubernetes' own extensions.
 */
final class PublishedSchemas {
    /** A decimal number with an optional suffix of Kubernetes: what resource.ParseQuantity takes. */
    static final String QUANTITY =
            "^[+-]?([0-9]+|[0-9]+\\.[0-9]*|\\.[0-9]+)(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?[0-9]+)?$";

    private static final String REF = "#/components/schemas/";
    private static final List<String> DOCUMENTS =
            List.of("/api/v1", "/apis/apps/v1", "/apis/policy/v1", "/apis/storage.k8s.io/v1");
    private static final Set<String> FACTS = Set.of(
            "type",
            "format",
            "required",
            "enum",
            "x-kubernetes-list-type",
            "x-kubernetes-list-map-keys",
            "x-kubernetes-map-type");

    private final Map<String, JsonNode> published = new TreeMap<>();

    static PublishedSchemas of(Kube kube) throws IOException {
        PublishedSchemas all = new PublishedSchemas();
        for (String document : DOCUMENTS) {
            kube.get("/openapi/v3" + document).at("/components/schemas").forEachEntry(all.published::putIfAbsent);
        }
        return all;
    }

    /** The name under which a schema of this group, version and kind is published. */
    String named(String group, String version, String kind) {
        return published.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("." + kind))
                .filter(entry -> entry.getValue()
                        .path("x-kubernetes-group-version-kind")
                        .valueStream()
                        .anyMatch(gvk -> gvk.path("group").asText().equals(group)
                                && gvk.path("version").asText().equals(version)
                                && gvk.path("kind").asText().equals(kind)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not published: " + group + "/" + version + " " + kind));
    }

    /** One level of a schema; what it refers to stays a $ref to the published name. */
    ObjectNode definition(String name) {
        return plain(published.get(name));
    }

    private ObjectNode plain(JsonNode source) {
        String reference = reference(source);
        if (!reference.isEmpty()) {
            return special(reference, source);
        }
        ObjectNode result = Kube.JSON.createObjectNode();
        source.forEachEntry((key, value) -> {
            if (FACTS.contains(key)) {
                result.set(key, value.deepCopy());
            }
        });
        if (source.has("properties")) {
            ObjectNode properties = result.putObject("properties");
            source.get("properties").forEachEntry((key, value) -> {
                ObjectNode property = plain(value);
                keepDefault(value, Lists.has(source.path("required"), key), property);
                properties.set(key, property);
            });
        }
        for (String child : List.of("items", "additionalProperties")) {
            if (source.has(child)) {
                result.set(child, plain(source.get(child)));
            }
        }
        return result;
    }

    private static String reference(JsonNode schema) {
        JsonNode direct = schema.has("$ref") ? schema : schema.path("allOf").path(0);
        return direct.path("$ref").asText().replace(REF, "");
    }

    private ObjectNode special(String name, JsonNode use) {
        ObjectNode result = Kube.JSON.createObjectNode();
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "Quantity" -> quantity(result);
            case "IntOrString" -> result.put("x-kubernetes-int-or-string", true);
            case "Time", "MicroTime" -> result.put("type", "string").put("format", "date-time");
            case "FieldsV1", "RawExtension" ->
                result.put("type", "object").put("x-kubernetes-preserve-unknown-fields", true);
            default -> result.put("$ref", name);
        }
        if (use.has("x-kubernetes-map-type")) {
            result.set("x-kubernetes-map-type", use.get("x-kubernetes-map-type"));
        }
        return result;
    }

    /**
     * A quantity is a string or any number; a custom resource's schema has no such type. So it has none, and what is neither is
     * kept out by demands that only an object, an array or a boolean can hear, and that none of them can meet.
     */
    private static void quantity(ObjectNode schema) {
        schema.put("x-kubernetes-preserve-unknown-fields", true).put("pattern", QUANTITY);
        schema.put("minItems", 1).put("maxItems", 0).put("minProperties", 1).put("maxProperties", 0);
        schema.putObject("not").putArray("enum").add(true).add(false);
    }

    /**
     * The server publishes Go's zero values as defaults. On a required field that would hide that it is missing, so it goes;
     * on an optional one it is what the server would show (and the key of a list needs it).
     */
    private static void keepDefault(JsonNode use, boolean required, ObjectNode result) {
        JsonNode value = use.path("default");
        boolean zero = value.asText().isEmpty()
                || value.asText().equals("0")
                || value.asText().equals("false");
        if (value.isValueNode() && !value.isMissingNode() && !(zero && required)) {
            result.set("default", value);
        }
    }
}
