package dev.ordinal.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.Canonical;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.ClusterApi.Write;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.PatchType;
import dev.ordinal.cluster.Resource;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.WorkloadSpec;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/**
 * Stores a revision. Its name follows from the template, so somebody else may have it: what a former workload of this name left
 * behind with the same template is adopted (R2.2), other content makes the next name (R3.6).
 */
final class Recording {
    private final ClusterApi api;

    Recording(ClusterApi api) {
        this.api = api;
    }

    /**
     * @param workload where the workload is, for its collision count
     * @param done what to make of the stored revision
     */
    Uni<Outcome> store(WorkloadSpec spec, ObjectRef workload, ObjectNode revision, Function<ObjectNode, Outcome> done) {
        ObjectRef ref = Resource.REVISIONS.at(
                spec.key().namespace(), revision.at("/metadata/name").asText());
        return api.create(ref, revision, Write.PLAIN)
                .map(done)
                .onFailure(failure -> failure instanceof ApiFailure f && f.alreadyExists())
                .recoverWithUni(failure ->
                        api.get(ref).flatMap(taken -> settle(new Case(spec, workload, ref, revision), taken, done)));
    }

    private record Case(WorkloadSpec spec, ObjectRef workload, ObjectRef ref, ObjectNode wanted) {}

    private Uni<Outcome> settle(Case wish, ObjectNode taken, Function<ObjectNode, Outcome> done) {
        String owner = Owner.uid(taken.path("metadata"));
        boolean same = Canonical.hash(taken.path("data"))
                .equals(Canonical.hash(wish.wanted().path("data")));
        if (owner.equals(wish.spec().uid())) {
            return outcome(new Outcome.Conflict(wish.ref() + " is there already"));
        }
        if (!same) {
            return count(wish);
        }
        return owner.isEmpty()
                ? adopt(wish, taken).map(done)
                : outcome(new Outcome.Refused(wish.ref() + " belongs to another object until that is gone"));
    }

    private Uni<ObjectNode> adopt(Case wish, ObjectNode taken) {
        ObjectNode patch =
                Json.object().put("revision", wish.wanted().path("revision").asLong());
        ObjectNode metadata = patch.putObject("metadata");
        metadata.set("uid", taken.at("/metadata/uid"));
        metadata.set("resourceVersion", taken.at("/metadata/resourceVersion"));
        metadata.set("labels", wish.wanted().at("/metadata/labels"));
        metadata.set("ownerReferences", wish.wanted().at("/metadata/ownerReferences"));
        return api.patch(wish.ref(), PatchType.MERGE, patch);
    }

    /** The next look decides anew, with the next name. */
    private Uni<Outcome> count(Case wish) {
        int next = wish.spec().recorded().collisionCount() + 1;
        ObjectNode patch = Json.object();
        patch.putObject("metadata").put("uid", wish.spec().uid());
        patch.putObject("status").put("collisionCount", next);
        return api.patch(wish.workload().sub("status"), PatchType.MERGE, patch)
                .map(stored -> new Outcome.Conflict(wish.ref() + " has other content"));
    }

    private static Uni<Outcome> outcome(Outcome outcome) {
        return Uni.createFrom().item(outcome);
    }
}
