package dev.ordinal.desired.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Which fields tell the elements of a list apart, as the schemas say: what server-side apply merges by, our apply merges by too. */
public final class MergeKeys {
    private MergeKeys() {}

    /**
     * @param object says by its kind which schema is meant
     * @param path property names down to the list; elements of lists on the way have no name of their own
     * @return empty if the list is one value, or the path leads nowhere
     */
    public static List<String> at(ObjectNode object, List<String> path) {
        return ManifestSchemas.of(object).map(schema -> keys(schema, path)).orElse(List.of());
    }

    private static List<String> keys(ManifestSchema schema, List<String> path) {
        JsonNode node = schema.resolve(schema.root());
        for (String name : path) {
            JsonNode holder = node.path("type").asText().equals("array") ? schema.resolve(node.path("items")) : node;
            node = schema.resolve(holder.path("properties").path(name));
        }
        List<String> keys = new ArrayList<>();
        node.path("x-kubernetes-list-map-keys").forEach(key -> keys.add(key.asText()));
        return keys;
    }
}
