package dev.ordinal.desired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A workload's object as the doors show it: as it is stored, without the bookkeeping of who wrote which field. */
public record StoredObject(ObjectNode shown) {

    public static StoredObject of(ObjectNode stored) {
        ObjectNode copy = stored.deepCopy();
        if (copy.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
        }
        return new StoredObject(copy);
    }

    public String resourceVersion() {
        return shown.path("metadata").path("resourceVersion").asText();
    }

    /** A strong entity tag: what {@code If-Match} compares. */
    public String etag() {
        return '"' + resourceVersion() + '"';
    }

    /** How many pods are wanted; one where the object does not say. */
    public int replicas() {
        JsonNode replicas = shown.path("spec").path("replicas");
        return replicas.isInt() ? replicas.intValue() : 1;
    }
}
