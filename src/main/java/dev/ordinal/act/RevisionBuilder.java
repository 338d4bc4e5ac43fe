package dev.ordinal.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.workload.Action.CreateRevision;
import dev.ordinal.workload.WorkloadSpec;
import java.util.Map;
import java.util.TreeMap;

/** Makes the record of a pod template: a patch that would put it back (R3.1, R3.2). */
final class RevisionBuilder {
    private RevisionBuilder() {}

    static ObjectNode build(WorkloadSpec spec, ObjectNode workload, CreateRevision action) {
        ObjectNode revision = Json.object().put("apiVersion", "apps/v1").put("kind", "ControllerRevision");
        ObjectNode metadata = revision.putObject("metadata");
        metadata.put("name", action.name()).put("namespace", spec.key().namespace());
        ObjectNode labels = metadata.putObject("labels");
        if (workload.at("/spec/template/metadata/labels") instanceof ObjectNode given) {
            labels.setAll(given);
        }
        String hash = action.name().substring(spec.key().name().length() + 1);
        labels.put("controller.kubernetes.io/hash", hash);
        annotate(workload, metadata);
        Owner.of(spec, metadata);
        ObjectNode template = ((ObjectNode) workload.at("/spec/template")).deepCopy();
        template.put("$patch", "replace");
        revision.putObject("data").putObject("spec").set("template", sorted(template));
        revision.put("revision", action.number());
        return revision;
    }

    /** R3.2: the set's, so that {@code kubernetes.io/change-cause} is kept; not those that we keep books by. */
    private static void annotate(ObjectNode workload, ObjectNode metadata) {
        ObjectNode annotations = Json.object();
        workload.at("/metadata/annotations").properties().forEach(annotation -> {
            if (!annotation.getKey().startsWith("apps.ordinal.dev/")) {
                annotations.set(annotation.getKey(), annotation.getValue());
            }
        });
        if (!annotations.isEmpty()) {
            metadata.set("annotations", annotations);
        }
    }

    /**
     * The data of a revision can't be changed, and the server compares octets: after any patch it writes the keys in their order, so they
     * have to be in it from the start (R3.9).
     */
    private static JsonNode sorted(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            ObjectNode sorted = Json.object();
            Map<String, JsonNode> fields = new TreeMap<>();
            object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            fields.forEach((name, value) -> sorted.set(name, sorted(value)));
            return sorted;
        }
        if (tree instanceof ArrayNode array) {
            ArrayNode sorted = array.arrayNode(array.size());
            array.forEach(item -> sorted.add(sorted(item)));
            return sorted;
        }
        return tree;
    }
}
