package dev.ordinal.requests.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;

/** The small bodies, {@code {"replicas": 3}} and {@code {"orphan": true}}: one field, and nothing else. */
final class Fields {
    private Fields() {}

    static int replicas(JsonNode tree, String pointer) {
        only("replicas", tree, pointer);
        JsonNode replicas = tree.path("replicas");
        if (!replicas.isInt() || replicas.intValue() < 0) {
            String got = replicas.isMissingNode() ? "is missing" : "is " + ManifestReader.shape(replicas);
            throw new RefusedException(
                    Refusal.Kind.INVALID,
                    Pointer.child(pointer, "replicas"),
                    got + "; expected a whole number from 0 to " + Integer.MAX_VALUE);
        }
        return replicas.intValue();
    }

    static boolean orphan(JsonNode tree, String pointer) {
        only("orphan", tree, pointer);
        JsonNode orphan = tree.path("orphan");
        if (!orphan.isMissingNode() && !orphan.isBoolean()) {
            throw new RefusedException(
                    Refusal.Kind.INVALID,
                    Pointer.child(pointer, "orphan"),
                    "is " + ManifestReader.shape(orphan) + "; expected true or false");
        }
        return orphan.booleanValue();
    }

    private static void only(String field, JsonNode tree, String pointer) {
        if (!tree.isObject()) {
            throw new RefusedException(
                    Refusal.Kind.INVALID,
                    pointer,
                    "expected an object with the field " + field + ", not " + ManifestReader.shape(tree));
        }
        tree.fieldNames().forEachRemaining(name -> {
            if (!name.equals(field)) {
                throw new RefusedException(
                        Refusal.Kind.INVALID, Pointer.child(pointer, name), "unknown field; accepted: " + field);
            }
        });
    }
}
