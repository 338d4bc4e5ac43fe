package dev.ordinal.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Write;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The objects of a set that is at rest, as a version of the program left them: kept as a file, and put into a new cluster. */
final class Golden {
    /** The set that everything here belongs to. */
    static final String NAME = "red";

    /** Owners before what they own. */
    private static final List<String> KINDS = List.of(
            "ordinalsets.apps.ordinal.dev",
            "statefulsets.apps",
            "controllerrevisions.apps",
            "persistentvolumeclaims",
            "pods");

    private Golden() {}

    static ArrayNode read(String name) {
        try (InputStream stream = Golden.class.getResourceAsStream("/golden/" + name + ".json")) {
            return (ArrayNode) Json.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static ArrayNode of(Store store) {
        ArrayNode objects = Json.object().arrayNode();
        for (String kind : KINDS) {
            store.list(Query.all(store.kinds().need(kind))).forEach(object -> objects.add(object.copy()));
        }
        return objects;
    }

    /** Everything is as it was but for its identity; who owned what still does. */
    static void load(Store store, ArrayNode objects) {
        Map<String, String> uids = new HashMap<>();
        for (JsonNode object : objects) {
            ObjectNode tree = object.deepCopy();
            ObjectNode metadata = (ObjectNode) tree.path("metadata");
            metadata.path("ownerReferences")
                    .forEach(owner -> ((ObjectNode) owner)
                            .put("uid", uids.getOrDefault(owner.path("uid").asText(), "unknown")));
            String former = metadata.path("uid").asText();
            metadata.remove(List.of("uid", "resourceVersion", "creationTimestamp"));
            Stored stored = store.create(store.kinds().need(kind(tree)), "default", tree.deepCopy(), Write.WHOLE);
            uids.put(former, stored.uid());
            store.amend(stored.ref(), now -> {
                if (tree.has("status")) {
                    now.set("status", tree.path("status"));
                }
                ((ObjectNode) now.path("metadata"))
                        .put("generation", metadata.path("generation").asLong(1));
            });
        }
    }

    private static String kind(JsonNode object) {
        return switch (object.path("kind").asText()) {
            case "OrdinalSet" -> "ordinalsets.apps.ordinal.dev";
            case "StatefulSet" -> "statefulsets.apps";
            case "ControllerRevision" -> "controllerrevisions.apps";
            case "PersistentVolumeClaim" -> "persistentvolumeclaims";
            case "Pod" -> "pods";
            default -> throw new IllegalArgumentException("" + object);
        };
    }
}
