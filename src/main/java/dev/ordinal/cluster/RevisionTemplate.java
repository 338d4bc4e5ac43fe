package dev.ordinal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.ObservedRevision;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a ControllerRevision holds: a patch of the pod template. Its directive is no part of the template. */
public final class RevisionTemplate {
    private static final String DIRECTIVE = "$patch";

    private RevisionTemplate() {}

    /** The template as it was; empty for an object that holds none. */
    public static ObjectNode template(ObjectNode revision) {
        return revision.at("/data/spec/template") instanceof ObjectNode template
                ? template.deepCopy().without(DIRECTIVE)
                : Json.object();
    }

    /** Canonical hashes of the template, and of those that the API server found to mean the same (D10). */
    public static Set<String> meanings(ObjectNode revision) {
        Set<String> meanings = new HashSet<>(List.of(Canonical.hash(template(revision))));
        String others = revision.path("metadata")
                .path("annotations")
                .path(ObservedRevision.SAME_AS)
                .asText("");
        if (!others.isEmpty()) {
            meanings.addAll(List.of(others.split(",", -1)));
        }
        return meanings;
    }
}
