package dev.ordinal.desired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Canonical;
import dev.ordinal.cluster.RevisionTemplate;
import java.util.Comparator;
import java.util.Set;

/**
 * A stored revision of a workload's pod template, for people and to return to.
 *
 * @param created as the cluster writes it
 * @param cause what {@code kubernetes.io/change-cause} says; may be empty
 */
public record Revision(
        long number, String name, String created, String cause, ObjectNode template, Set<String> meanings) {
    static final Comparator<Revision> BY_AGE =
            Comparator.comparingLong(Revision::number).thenComparing(Revision::created);

    public Revision {
        template = template.deepCopy();
        meanings = Set.copyOf(meanings);
    }

    static Revision of(ObjectNode stored) {
        JsonNode metadata = stored.path("metadata");
        return new Revision(
                stored.path("revision").asLong(),
                metadata.path("name").asText(),
                metadata.path("creationTimestamp").asText(),
                metadata.path("annotations").path("kubernetes.io/change-cause").asText(""),
                RevisionTemplate.template(stored),
                RevisionTemplate.meanings(stored));
    }

    /** Whether the workload's present template is this one, however it is written. */
    public boolean means(ObjectNode workload) {
        return meanings.contains(Canonical.hash(workload.at("/spec/template")));
    }
}
