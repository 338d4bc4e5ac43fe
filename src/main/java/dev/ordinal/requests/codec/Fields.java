package dev.ordinal.requests.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.workload.Pointers;
import java.util.OptionalLong;

/** The small bodies, as {@code {"replicas": 3}} and {@code {"orphan": true}}: one field at most, and nothing else. */
final class Fields {
    private Fields() {}

    static int replicas(JsonNode tree, String pointer) {
        only("replicas", tree, pointer);
        JsonNode replicas = tree.path("replicas");
        if (!replicas.isInt() || replicas.intValue() < 0) {
            String got = replicas.isMissingNode() ? "is missing" : "is " + ManifestReader.shape(replicas);
            throw new RefusedException(
                    Refusal.Kind.INVALID,
                    Pointers.child(pointer, "replicas"),
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
                    Pointers.child(pointer, "orphan"),
                    "is " + ManifestReader.shape(orphan) + "; expected true or false");
        }
        return orphan.booleanValue();
    }

    static OptionalLong revision(JsonNode tree, String pointer) {
        only("revision", tree, pointer);
        JsonNode revision = tree.path("revision");
        if (revision.isMissingNode()) {
            return OptionalLong.empty();
        }
        if (!revision.isIntegralNumber() || !revision.canConvertToLong() || revision.longValue() < 1) {
            throw new RefusedException(
                    Refusal.Kind.INVALID,
                    Pointers.child(pointer, "revision"),
                    "is " + ManifestReader.shape(revision) + "; expected the number of a revision, from 1 on");
        }
        return OptionalLong.of(revision.longValue());
    }

    static void nothing(JsonNode tree, String pointer) {
        if (!tree.isObject() || !tree.isEmpty()) {
            throw new RefusedException(Refusal.Kind.INVALID, pointer, "takes no fields");
        }
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
                        Refusal.Kind.INVALID, Pointers.child(pointer, name), "unknown field; accepted: " + field);
            }
        });
    }
}
