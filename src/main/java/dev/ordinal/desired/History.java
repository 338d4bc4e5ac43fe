package dev.ordinal.desired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Query;
import dev.ordinal.cluster.Resource;
import dev.ordinal.cluster.Selectors;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The stored revisions of a workload. They are whose they say: labels alone would take those of a namesake for its own. */
final class History {
    private final ClusterApi api;

    History(ClusterApi api) {
        this.api = api;
    }

    /** Oldest first. A revision has the labels of the template it was made of, so the server is asked for no others. */
    Uni<List<Revision>> of(ObjectNode workload) {
        String uid = workload.at("/metadata/uid").asText();
        Query query = Query.all(Resource.REVISIONS)
                .in(workload.at("/metadata/namespace").asText())
                .selecting(Selectors.text(workload.at("/spec/selector")));
        return api.list(query)
                .map(page -> page.items().stream()
                        .filter(revision -> controlled(revision, uid))
                        .map(Revision::of)
                        .sorted(Revision.BY_AGE)
                        .toList());
    }

    private static boolean controlled(ObjectNode revision, String uid) {
        for (JsonNode owner : revision.at("/metadata/ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                return owner.path("uid").asText().equals(uid);
            }
        }
        return false;
    }
}
