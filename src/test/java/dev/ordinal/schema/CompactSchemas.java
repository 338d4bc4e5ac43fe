package dev.ordinal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.it.Kube;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The kinds that may come in one manifest, as one tree: which definition each kind has, and every definition once.
 */
final class CompactSchemas {
    private record Kind(String group, String version, String name) {
        String apiVersion() {
            return group.isEmpty() ? version : group + "/" + version;
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("", "v1", "ConfigMap"),
            new Kind("", "v1", "PersistentVolumeClaim"),
            new Kind("", "v1", "Pod"),
            new Kind("", "v1", "Secret"),
            new Kind("", "v1", "Service"),
            new Kind("", "v1", "ServiceAccount"),
            new Kind("apps", "v1", "StatefulSet"),
            new Kind("policy", "v1", "PodDisruptionBudget"),
            new Kind("storage.k8s.io", "v1", "StorageClass"));

    private final PublishedSchemas published;
    private final Map<String, ObjectNode> definitions = new TreeMap<>();
    private final Deque<String> toVisit = new ArrayDeque<>();

    private CompactSchemas(PublishedSchemas published) {
        this.published = published;
    }

    static ObjectNode from(PublishedSchemas published) {
        CompactSchemas schemas = new CompactSchemas(published);
        ObjectNode kinds = Kube.JSON.createObjectNode();
        for (Kind kind : KINDS) {
            String name = published.named(kind.group(), kind.version(), kind.name());
            kinds.put(kind.apiVersion() + "/" + kind.name(), shorter(name));
            schemas.toVisit.add(name);
        }
        schemas.collect();
        ObjectNode all = Kube.JSON.createObjectNode();
        all.set("kinds", kinds);
        all.putObject("definitions").setAll(schemas.definitions);
        return all;
    }

    private void collect() {
        while (!toVisit.isEmpty()) {
            String name = toVisit.remove();
            if (!definitions.containsKey(shorter(name))) {
                ObjectNode definition = published.definition(name);
                shortenReferences(definition);
                definitions.put(shorter(name), definition);
            }
        }
    }

    private void shortenReferences(JsonNode schema) {
        if (schema instanceof ObjectNode node && node.path("$ref").isTextual()) {
            String name = node.get("$ref").asText();
            toVisit.add(name);
            node.put("$ref", shorter(name));
        }
        schema.forEach(this::shortenReferences);
    }

    /** The last two words (version and type) say enough. */
    private static String shorter(String published) {
        String[] words = published.split("\\.", -1);
        return words[words.length - 2] + "." + words[words.length - 1];
    }
}
