package dev.ordinal.desired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;

/**
 * What the last applied manifest named, kept on the object: without it nobody could tell what a later one removed. Names are
 * enough for that, so values are left out, except those by which elements of a list are told apart; thus it stays far below the
 * 256 KiB that all annotations together may have.
 */
final class LastApplied {
    /** Stands for a value: only that it was named matters. */
    private static final int NAMED = 1;

    /** Names, ports and mount paths are shorter; longer texts identify nothing. */
    private static final int LONGEST_IDENTITY = 1024;

    private LastApplied() {}

    /** Empty where nothing was applied through a door before. */
    static ObjectNode of(ObjectNode live) {
        String text = live.path("metadata")
                .path("annotations")
                .path(Marks.LAST_APPLIED)
                .asText("");
        try {
            return !text.isEmpty() && Json.parse(text) instanceof ObjectNode object ? object : Json.object();
        } catch (IllegalArgumentException tampered) {
            return Json.object();
        }
    }

    /** Writes what the manifest names into the annotation of the object that is going to be stored. */
    static void mark(ObjectNode wanted, ObjectNode manifest) {
        ObjectNode applied = manifest.deepCopy();
        applied.remove("status");
        annotate(wanted, Marks.LAST_APPLIED, Json.text(names(applied, false)));
    }

    static void annotate(ObjectNode object, String name, String value) {
        object.withObject("/metadata/annotations").put(name, value);
    }

    private static JsonNode names(JsonNode tree, boolean inList) {
        if (tree instanceof ObjectNode object) {
            ObjectNode named = Json.object();
            object.properties().forEach(field -> named.set(field.getKey(), names(field.getValue(), inList)));
            return named;
        }
        if (tree instanceof ArrayNode list && list.path(0).isObject()) {
            ArrayNode named = list.arrayNode();
            list.forEach(element -> named.add(names(element, true)));
            return named;
        }
        boolean identity = inList && tree.isValueNode() && tree.asText().length() <= LONGEST_IDENTITY;
        return identity ? tree : Json.object().numberNode(NAMED);
    }
}
