package dev.ordinal.embedded.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.kinds.Kind;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.trees.Trees;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Names, uids and the fields of metadata that belong to the server. */
final class Identities {
    /** The letters of generated names: no vowels, so no words. */
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private static final int GENERATED_LENGTH = 5;
    private static final int NAME_MAX = 63;
    private static final String[] OWN_FIELDS = {
        "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation", "generateName"
    };
    private static final String[] COLLECTIONS = {"labels", "annotations", "ownerReferences", "finalizers"};
    private final RandomGenerator random;

    Identities(RandomGenerator random) {
        this.random = random;
    }

    /** Checks what the object says of itself against the path it came by, and completes both. */
    Ref claim(Kind kind, String namespace, ObjectNode object) {
        if (!kind.describes(object)) {
            throw mismatch(kind, object);
        }
        ObjectNode metadata = Trees.metadata(object);
        String own = Trees.text(metadata, "namespace");
        if (!own.isEmpty() && !own.equals(namespace)) {
            throw StatusException.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        String prefix = Trees.text(metadata, "generateName");
        if (Trees.text(metadata, "name").isEmpty() && !prefix.isEmpty()) {
            metadata.put(
                    "name", prefix.substring(0, Math.min(prefix.length(), NAME_MAX - GENERATED_LENGTH)) + suffix());
        }
        Ref ref = new Ref(kind, kind.namespaced() ? namespace : "", Trees.text(metadata, "name"));
        if (ref.name().isEmpty()) {
            throw ref.invalid("/metadata/name", "Required value: name or generateName is required");
        }
        if (!Trees.text(metadata, "resourceVersion").isEmpty()) {
            // As the real server, which takes this for a mistake of its own.
            throw new StatusException(500, "", "resourceVersion should not be set on objects to be created");
        }
        return ref;
    }

    private static StatusException mismatch(Kind kind, ObjectNode object) {
        String version = object.path("apiVersion").asText(kind.apiVersion());
        return StatusException.badRequest(
                version.equals(kind.apiVersion())
                        ? "the kind in the data (" + object.path("kind").asText()
                                + ") does not match the expected kind (" + kind.kind() + ")"
                        : "the API version in the data (" + version + ") does not match the expected API version ("
                                + kind.apiVersion() + ")");
    }

    private String suffix() {
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < GENERATED_LENGTH; i++) {
            suffix.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return suffix.toString();
    }

    void birth(Ref ref, ObjectNode object, Instant now) {
        object.put("kind", ref.kind().kind()).put("apiVersion", ref.kind().apiVersion());
        ObjectNode metadata = Trees.metadata(object);
        metadata.remove(java.util.List.of(
                "deletionTimestamp", "deletionGracePeriodSeconds", "managedFields", "selfLink", "resourceVersion"));
        metadata.put("uid", uid());
        metadata.put("creationTimestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
        if (ref.kind().namespaced()) {
            metadata.put("namespace", ref.namespace());
        } else {
            metadata.remove("namespace");
        }
        if (ref.kind().hasGeneration()) {
            metadata.put("generation", 1);
        }
        if (ref.kind().hasStatus()) {
            object.remove("status");
        }
    }

    /** Random by the seed, in the form of a version 4 UUID. */
    private String uid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** Refuses a write that was made for another state, or another object of the same name. */
    static void demandCurrent(Stored before, ObjectNode next) {
        Ref ref = before.ref();
        if (!ref.kind().describes(next)) {
            throw mismatch(ref.kind(), next);
        }
        if (!Trees.name(next).equals(ref.name())) {
            throw StatusException.badRequest("the name of the object (" + Trees.name(next)
                    + ") does not match the name on the URL (" + ref.name() + ")");
        }
        String namespace = Trees.namespace(next);
        if (!namespace.isEmpty() && !namespace.equals(ref.namespace())) {
            throw StatusException.badRequest(
                    "the namespace of the object (" + namespace + ") does not match the namespace on the URL");
        }
        String uid = Trees.uid(next);
        if (!uid.isEmpty() && !uid.equals(before.uid())) {
            throw ref.conflict(
                    "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + before.uid());
        }
        String version = Trees.text(next, "metadata", "resourceVersion");
        if (version.isEmpty() && ref.kind().custom()) {
            throw ref.invalid("/metadata/resourceVersion", "Invalid value: 0: must be specified for an update");
        }
        if (!version.isEmpty() && !version.equals("0") && !version.equals(Long.toString(before.version()))) {
            throw ref.modified();
        }
    }

    /**
     * A uid in a patch is a precondition, as far as the real server makes it one: it looks at none in patches of the subresources
     * of custom resources, where only a resourceVersion fences.
     */
    static void demandSameUid(Stored before, ObjectNode next, Write.Part part) {
        String uid = Trees.uid(next);
        if (uid.equals(before.uid())) {
            return;
        }
        if (before.ref().kind().custom() && part != Write.Part.WHOLE) {
            Trees.metadata(next).put("uid", before.uid());
        } else if (part == Write.Part.SCALE) {
            throw before.ref()
                    .conflict("Precondition failed: UID in precondition: " + uid + ", UID in object meta: "
                            + before.uid());
        } else {
            throw before.ref().invalid("/metadata/uid", "Invalid value: \"" + uid + "\": field is immutable");
        }
    }

    private static void demandSameEnd(Stored before, ObjectNode metadata) {
        String end = Trees.text(metadata, "deletionTimestamp");
        if (!end.isEmpty() && !end.equals(Trees.text(before.tree(), "metadata", "deletionTimestamp"))) {
            throw before.ref()
                    .invalid("/metadata/deletionTimestamp", "Invalid value: \"" + end + "\": field is immutable");
        }
    }

    /** The part of {@code next} that this write may change, on top of the rest of {@code before}. */
    static ObjectNode combine(Stored before, ObjectNode next, Write.Part part) {
        if (part == Write.Part.STATUS) {
            if (!before.ref().kind().hasStatus()) {
                throw StatusException.noSuchPath();
            }
            ObjectNode result = before.copy();
            Trees.putOrRemove(result, "status", next.path("status"));
            return result;
        }
        ObjectNode metadata = Trees.metadata(next);
        demandSameEnd(before, metadata);
        metadata.remove("managedFields");
        metadata.remove("selfLink");
        for (String field : OWN_FIELDS) {
            Trees.putOrRemove(
                    metadata, field, Trees.at(before.tree(), "metadata", field).deepCopy());
        }
        if (before.ref().kind().namespaced()) {
            metadata.put("namespace", before.ref().namespace());
        }
        metadata.put("resourceVersion", Long.toString(before.version()));
        next.put("kind", before.ref().kind().kind())
                .put("apiVersion", before.ref().kind().apiVersion());
        if (before.ref().kind().hasStatus()) {
            Trees.putOrRemove(next, "status", before.tree().path("status").deepCopy());
        }
        if (before.ref().kind().is("namespaces")) {
            Trees.putOrRemove(next, "spec", before.tree().path("spec").deepCopy());
        }
        return next;
    }

    /** Counts a change of anything but metadata and status. */
    static void countGeneration(Stored before, ObjectNode next) {
        if (!before.ref().kind().hasGeneration()) {
            return;
        }
        ObjectNode old = before.copy();
        ObjectNode now = next.deepCopy();
        for (ObjectNode tree : new ObjectNode[] {old, now}) {
            tree.remove("metadata");
            if (before.ref().kind().hasStatus()) {
                tree.remove("status");
            }
        }
        if (!Trees.same(old, now)) {
            ObjectNode metadata = Trees.metadata(next);
            metadata.put("generation", metadata.path("generation").asInt() + 1);
        }
    }

    /** What holds nothing is left out. */
    static void dropEmpty(ObjectNode object) {
        ObjectNode metadata = Trees.metadata(object);
        for (String field : COLLECTIONS) {
            if (metadata.path(field).isContainerNode() && metadata.path(field).isEmpty()) {
                metadata.remove(field);
            }
        }
    }

    /** Built-in types can't hold a null: it counts as left out. */
    static void dropNulls(com.fasterxml.jackson.databind.JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(entry -> entry.getValue().isNull());
        }
        node.forEach(Identities::dropNulls);
    }
}
