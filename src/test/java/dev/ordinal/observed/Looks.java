package dev.ordinal.observed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a workload would see if these objects were all there is. */
public final class Looks {
    private Looks() {}

    public static Observed at(WorkloadSpec spec, JsonNode revisions) {
        List<ObservedRevision> seen = new ArrayList<>();
        revisions.forEach(revision -> RevisionReader.read((ObjectNode) revision)
                .forEach(entry -> entry.kept().seenBy(spec).ifPresent(seen::add)));
        return new Observed(List.of(), Map.of(), seen);
    }
}
