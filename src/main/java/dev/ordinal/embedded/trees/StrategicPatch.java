package dev.ordinal.embedded.trees;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** Kubernetes' strategic merge: a merge patch in which lists of things with an identity merge by it. */
public final class StrategicPatch {
    /** A list is merged by the field that identifies its items; any list not named here is replaced. */
    private static final Map<String, String> MERGE_KEYS = Map.ofEntries(
            Map.entry("containers", "name"),
            Map.entry("initContainers", "name"),
            Map.entry("ephemeralContainers", "name"),
            Map.entry("volumes", "name"),
            Map.entry("env", "name"),
            Map.entry("imagePullSecrets", "name"),
            Map.entry("secrets", "name"),
            Map.entry("resourceClaims", "name"),
            Map.entry("schedulingGates", "name"),
            Map.entry("volumeMounts", "mountPath"),
            Map.entry("volumeDevices", "devicePath"),
            Map.entry("hostAliases", "ip"),
            Map.entry("podIPs", "ip"),
            Map.entry("topologySpreadConstraints", "topologyKey"),
            Map.entry("ownerReferences", "uid"),
            Map.entry("conditions", "type"),
            Map.entry("addresses", "type"),
            Map.entry("taints", "key"));

    private static final Set<String> PRIMITIVE_LISTS = Set.of("finalizers");
    private static final String DIRECTIVE = "$patch";

    private StrategicPatch() {}

    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            throw PatchException.malformed("a strategic merge patch is an object");
        }
        return merge(target instanceof ObjectNode old ? old : Trees.object(), changes);
    }

    private static ObjectNode merge(ObjectNode old, ObjectNode patch) {
        if (Trees.text(patch, DIRECTIVE).equals("replace")) {
            return plain(patch);
        }
        ObjectNode result = old.deepCopy();
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            change(result, change.getKey(), change.getValue());
        }
        return result;
    }

    private static void change(ObjectNode result, String field, JsonNode value) {
        if (field.startsWith("$deleteFromPrimitiveList/")) {
            String list = field.substring(field.indexOf('/') + 1);
            value.forEach(unwanted -> Trees.dropText(result, list, unwanted.asText()));
        } else if (field.startsWith("$retainKeys") && value.isArray()) {
            result.propertyStream().map(Map.Entry::getKey).toList().stream()
                    .filter(name -> !Trees.holdsText(value, name))
                    .forEach(result::remove);
        } else if (field.startsWith("$")) {
            // Order directives are accepted: merged lists keep their order, new items come last.
            return;
        } else if (value.isNull()) {
            result.remove(field);
        } else if (value instanceof ObjectNode object) {
            changeObject(result, field, object);
        } else if (value instanceof ArrayNode items) {
            result.set(field, mergeList(field, result.path(field), items));
        } else {
            result.set(field, value);
        }
    }

    private static void changeObject(ObjectNode result, String field, ObjectNode change) {
        if (Trees.text(change, DIRECTIVE).equals("delete")) {
            result.remove(field);
        } else {
            result.set(field, merge(result.get(field) instanceof ObjectNode old ? old : Trees.object(), change));
        }
    }

    private static ArrayNode mergeList(String field, JsonNode old, ArrayNode patch) {
        if (PRIMITIVE_LISTS.contains(field) && patch.valueStream().allMatch(JsonNode::isTextual)) {
            ArrayNode union = old instanceof ArrayNode present ? present.deepCopy() : Trees.array();
            patch.forEach(item -> {
                if (!Trees.holdsText(union, item.textValue())) {
                    union.add(item);
                }
            });
            return union;
        }
        String key = keyOf(field, patch);
        if (key.isEmpty() || replaces(patch)) {
            ArrayNode replaced = Trees.array();
            patch.forEach(item -> {
                if (!(item instanceof ObjectNode object)) {
                    replaced.add(item);
                } else if (!isReplaceMark(object)) {
                    replaced.add(plain(object));
                }
            });
            return replaced;
        }
        return mergeByKey(old, patch, key);
    }

    /** Ports of a container are known by containerPort, those of a Service by port. */
    private static String keyOf(String field, ArrayNode patch) {
        if (field.equals("ports")) {
            return patch.valueStream().anyMatch(item -> item.has("containerPort")) ? "containerPort" : "port";
        }
        return MERGE_KEYS.getOrDefault(field, "");
    }

    private static boolean replaces(ArrayNode patch) {
        return patch.valueStream().anyMatch(StrategicPatch::isReplaceMark);
    }

    private static boolean isReplaceMark(JsonNode item) {
        return item.size() == 1 && Trees.text(item, DIRECTIVE).equals("replace");
    }

    private static ArrayNode mergeByKey(JsonNode old, ArrayNode patch, String key) {
        ArrayNode result = old instanceof ArrayNode present ? present.deepCopy() : Trees.array();
        for (JsonNode item : patch) {
            if (!(item instanceof ObjectNode change) || !change.has(key)) {
                throw PatchException.malformed("an item of a merged list lacks its key \"" + key + "\": " + item);
            }
            int index = indexOf(result, key, change.get(key));
            if (Trees.text(change, DIRECTIVE).equals("delete")) {
                if (index >= 0) {
                    result.remove(index);
                }
            } else if (index >= 0 && result.get(index) instanceof ObjectNode present) {
                result.set(index, merge(present, change));
            } else {
                result.add(plain(change));
            }
        }
        return result;
    }

    private static int indexOf(ArrayNode list, String key, JsonNode wanted) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path(key).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** What is left of a patch where there was nothing to merge it into: no directives, no nulls. */
    private static ObjectNode plain(ObjectNode patch) {
        ObjectNode bare = patch.deepCopy();
        bare.remove(DIRECTIVE);
        return merge(Trees.object(), bare);
    }
}
