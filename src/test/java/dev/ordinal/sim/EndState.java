package dev.ordinal.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All objects of sets without what differs from run to run: identities, versions, times, and which node a pod came to. */
public final class EndState {
    /** Who has what uid, when something happened, and where. */
    private static final Set<String> ACCIDENTS = Set.of(
            "uid",
            "resourceVersion",
            "creationTimestamp",
            "deletionTimestamp",
            "lastTransitionTime",
            "since",
            "nodeName",
            "volumeName",
            "volume.kubernetes.io/selected-node",
            "neverAvailable",
            "apps.ordinal.dev/never-available");

    private EndState() {}

    /** By kind and name. */
    public static Map<String, JsonNode> of(Store store) {
        Map<String, JsonNode> state = new TreeMap<>();
        for (String kind : Eyes.KINDS) {
            for (Stored object : store.list(Query.all(store.kinds().need(kind)))) {
                state.put(kind + " " + object.ref().name(), essence(kind, object.tree()));
            }
        }
        return state;
    }

    /** The objects of these kinds only. */
    public static Map<String, JsonNode> of(Store store, List<String> kinds) {
        Map<String, JsonNode> state = of(store);
        state.keySet().removeIf(key -> kinds.stream().noneMatch(key::startsWith));
        return state;
    }

    /** Where two states differ, as pointers with both values. */
    public static List<String> differences(Map<String, JsonNode> one, Map<String, JsonNode> other) {
        List<String> differences = new ArrayList<>();
        Set<String> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        for (String key : keys) {
            JsonNode none = MissingNode.getInstance();
            compare(key, one.getOrDefault(key, none), other.getOrDefault(key, none), differences);
        }
        return differences;
    }

    private static void compare(String at, JsonNode one, JsonNode other, List<String> differences) {
        if (one.equals(other)) {
            return;
        }
        if (one instanceof ObjectNode && other instanceof ObjectNode) {
            Set<String> fields = new TreeSet<>();
            one.fieldNames().forEachRemaining(fields::add);
            other.fieldNames().forEachRemaining(fields::add);
            fields.forEach(field -> compare(at + "/" + field, one.path(field), other.path(field), differences));
        } else if (one instanceof ArrayNode && other instanceof ArrayNode && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                compare(at + "/" + i, one.path(i), other.path(i), differences);
            }
        } else {
            differences.add(at + ": " + one + " and not " + other);
        }
    }

    private static JsonNode essence(String kind, JsonNode object) {
        ObjectNode essence = object.deepCopy();
        if (kind.equals(Eyes.PODS)) {
            ObjectNode status =
                    Json.object().put("phase", essence.at("/status/phase").asText());
            essence.set("status", status.put("ready", SeenPod.of(object).ready()));
        }
        strip(essence);
        return essence;
    }

    /** What had an owner or a finalizer once has an empty list of them, and what never had has none: both mean the same. */
    private static void removeEmpty(ObjectNode object, String list) {
        if (object.path(list).isEmpty()) {
            object.remove(list);
        }
    }

    private static void strip(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.remove(ACCIDENTS);
            removeEmpty(object, "ownerReferences");
            removeEmpty(object, "finalizers");
            object.forEach(EndState::strip);
        } else if (tree instanceof ArrayNode array) {
            array.forEach(EndState::strip);
        }
    }
}
