package dev.ordinal.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What the program may write into a set: its status, its finalizer and its own marks; and what a status may say (INV8). */
final class SetLaws {
    private static final String OWN = "apps.ordinal.dev/";

    private final Predicate<String> revisionExists;
    private final BiPredicate<SeenSpec, String> sawComplete;
    private final Consumer<String> violate;

    /** @param sawComplete whether the update of a set to this revision was complete at some time, before its status could say so */
    SetLaws(Predicate<String> revisionExists, BiPredicate<SeenSpec, String> sawComplete, Consumer<String> violate) {
        this.revisionExists = revisionExists;
        this.sawComplete = sawComplete;
        this.violate = violate;
    }

    void changed(JsonNode before, JsonNode after) {
        if (!essence(before).equals(essence(after))) {
            violate.accept("INV7: the program changed what is wanted: " + before + " => " + after);
        }
        if (!before.path("status").equals(after.path("status"))) {
            status(SeenSpec.of(before), SeenSpec.of(after));
        }
    }

    private static JsonNode essence(JsonNode set) {
        ObjectNode essence = set.deepCopy();
        essence.remove("status");
        ObjectNode metadata = (ObjectNode) essence.path("metadata");
        metadata.remove("resourceVersion");
        metadata.remove("managedFields");
        // A finalizer or a mark of our own; an empty rest is the same as none.
        if (metadata.path("annotations") instanceof ObjectNode annotations) {
            annotations.remove(annotations.properties().stream()
                    .map(java.util.Map.Entry::getKey)
                    .filter(key -> key.startsWith(OWN))
                    .toList());
        }
        if (metadata.path("annotations").isEmpty()) {
            metadata.remove("annotations");
        }
        ObjectNode others = metadata.objectNode();
        metadata.path("finalizers").forEach(finalizer -> {
            if (!finalizer.asText().equals(SeenSpec.FINALIZER)) {
                others.put(finalizer.asText(), true);
            }
        });
        metadata.remove("finalizers");
        metadata.set("others", others);
        return essence;
    }

    private void status(SeenSpec before, SeenSpec set) {
        JsonNode status = set.tree().path("status");
        int replicas = status.path("replicas").asInt();
        int ready = status.path("readyReplicas").asInt();
        int available = status.path("availableReplicas").asInt();
        int updated = status.path("updatedReplicas").asInt();
        boolean sane = 0 <= available
                && available <= ready
                && ready <= replicas
                && updated <= replicas
                && status.path("currentReplicas").asInt() <= replicas;
        if (!sane) {
            violate.accept("INV8: " + set + " has the status " + status);
        }
        long observed = status.path("observedGeneration").asLong();
        long observedBefore =
                before.tree().path("status").path("observedGeneration").asLong();
        if (observed < observedBefore
                || observed > set.tree().path("metadata").path("generation").asLong()) {
            violate.accept("INV8: " + set + " observed " + observedBefore + " and then " + observed);
        }
        completion(before, set);
    }

    /** D3, R3.7: an update is complete when every pod has the revision and is available, or nothing is known of the former one. */
    private void completion(SeenSpec before, SeenSpec set) {
        JsonNode status = set.tree().path("status");
        int replicas = status.path("replicas").asInt();
        boolean completes = revisionExists.test(before.currentRevision())
                && !set.currentRevision().equals(before.currentRevision());
        boolean complete =
                set.currentRevision().equals(status.path("updateRevision").asText())
                        && status.path("updatedReplicas").asInt() == replicas
                        && status.path("availableReplicas").asInt() == replicas;
        if (completes && !complete && !sawComplete.test(before, set.currentRevision())) {
            violate.accept("INV8: " + set + " went from " + before.currentRevision() + " with the status " + status);
        }
    }
}
