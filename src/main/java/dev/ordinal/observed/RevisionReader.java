package dev.ordinal.observed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.RevisionTemplate;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.OwnerReference;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reduces a revision to its number and what its template means. */
final class RevisionReader {
    private RevisionReader() {}

    /** What is kept of a revision, and who controls it; empty if nobody does. */
    record Kept(String owner, Map<String, String> labels, ObservedRevision revision) {

        /** Whether it is a workload's, or nobody's and selected by it (R2.2). */
        Optional<ObservedRevision> seenBy(WorkloadSpec spec) {
            boolean free = owner.isEmpty() && spec.selector().matches(labels);
            return owner.equals(spec.uid()) || free ? Optional.of(revision) : Optional.empty();
        }

        /** Whether it holds the workload's template and is another object's. */
        boolean otherwiseHeld(WorkloadSpec spec) {
            return !owner.isEmpty()
                    && !owner.equals(spec.uid())
                    && revision.templateHashes().contains(spec.template().hash());
        }
    }

    /** Under the workload that controls it, or, if nobody does, under the one whose name it bears. */
    static List<Mirror.Entry<Kept>> read(ObjectNode revision) {
        JsonNode metadata = revision.path("metadata");
        String name = metadata.path("name").asText();
        Optional<OwnerReference> owner = Owners.controller(metadata);
        String workload =
                owner.map(OwnerReference::name).orElseGet(() -> name.substring(0, Math.max(0, name.lastIndexOf('-'))));
        Map<String, String> labels = new HashMap<>();
        metadata.path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        ObservedRevision observed = new ObservedRevision(
                name.intern(),
                metadata.path("uid").asText(),
                metadata.path("resourceVersion").asText(),
                revision.path("revision").asLong(),
                created(metadata),
                owner.isPresent(),
                RevisionTemplate.meanings(revision));
        return List.of(new Mirror.Entry<>(
                new WorkloadKey(metadata.path("namespace").asText(), workload),
                name,
                new Kept(owner.map(OwnerReference::uid).orElse(""), Map.copyOf(labels), observed)));
    }

    private static Instant created(JsonNode metadata) {
        try {
            return Instant.parse(metadata.path("creationTimestamp").asText());
        } catch (DateTimeParseException never) {
            return Instant.EPOCH;
        }
    }
}
