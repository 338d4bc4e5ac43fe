package dev.ordinal.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.kinds.JsonPath;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.kinds.ScalePaths;
import dev.ordinal.embedded.trees.Trees;
import java.util.Map;
import java.util.stream.Collectors;

/** The {@code scale} subresource: an {@code autoscaling/v1 Scale} made from an object, and written back into it. */
final class Scales {
    private Scales() {}

    static ObjectNode read(Stored object) {
        ScalePaths paths = paths(object.ref());
        ObjectNode scale = Trees.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        ObjectNode metadata = scale.putObject("metadata");
        for (String field : new String[] {"name", "namespace", "uid", "resourceVersion", "creationTimestamp"}) {
            Trees.putOrRemove(metadata, field, Trees.at(object.tree(), "metadata", field));
        }
        ObjectNode spec = scale.putObject("spec");
        int wanted = paths.specReplicas().find(object.tree()).asInt();
        if (wanted > 0) {
            // A zero is left out, as Go does.
            spec.put("replicas", wanted);
        }
        ObjectNode status = scale.putObject("status")
                .put("replicas", paths.statusReplicas().find(object.tree()).asInt());
        String selector = selector(paths, object.tree());
        if (!selector.isEmpty()) {
            status.put("selector", selector);
        }
        return scale;
    }

    private static String selector(ScalePaths paths, JsonNode tree) {
        if (paths.selector().isEmpty()) {
            return "";
        }
        JsonNode selector = JsonPath.parse(paths.selector()).find(tree);
        if (selector.isTextual()) {
            return selector.textValue();
        }
        Map<String, String> labels = Trees.texts(selector.path("matchLabels"));
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
    }

    /** The object with the replicas of the scale in it, and its preconditions. */
    static ObjectNode write(Stored object, ObjectNode scale) {
        ScalePaths paths = paths(object.ref());
        JsonNode replicas = Trees.at(scale, "spec", "replicas");
        if (!replicas.isMissingNode() && (!replicas.isInt() || replicas.intValue() < 0)) {
            throw object.ref()
                    .invalid("/spec/replicas", "Invalid value: " + replicas + ": must be greater than or equal to 0");
        }
        ObjectNode changed = object.copy();
        paths.specReplicas().put(changed, replicas.asInt());
        String version = Trees.text(scale, "metadata", "resourceVersion");
        if (!version.isEmpty()) {
            Trees.metadata(changed).put("resourceVersion", version);
        }
        String uid = Trees.uid(scale);
        if (!uid.isEmpty()) {
            Trees.metadata(changed).put("uid", uid);
        }
        return changed;
    }

    private static ScalePaths paths(Ref ref) {
        return ref.kind().scale().orElseThrow(StatusException::noSuchPath);
    }
}
