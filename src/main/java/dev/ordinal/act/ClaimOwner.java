package dev.ordinal.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.PatchType;
import dev.ordinal.cluster.Resource;
import dev.ordinal.workload.Action.OwnClaim;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.Written;
import dev.ordinal.workload.Written.Target;
import io.smallrye.mutiny.Uni;

/**
 * Writes whose deletion takes a claim along (R8.12). Both the workload and the claim are read live before: what this writes is what
 * the garbage collector acts on, and data that it takes is gone.
 */
final class ClaimOwner {
    private final ClusterApi api;
    private final LiveRead live;

    ClaimOwner(ClusterApi api, LiveRead live) {
        this.api = api;
        this.live = live;
    }

    Uni<Outcome> write(WorkloadSpec spec, OwnClaim own) {
        ObjectRef ref = Resource.CLAIMS.at(spec.key().namespace(), own.claim().name());
        return live.ifUnchanged(
                spec,
                workload -> api.get(ref).flatMap(claim -> {
                    if (!claim.at("/metadata/uid").asText().equals(own.claim().uid())) {
                        return Uni.createFrom().item(new Outcome.Conflict(ref + " is another one"));
                    }
                    return api.patch(ref, PatchType.MERGE, patch(spec, own, claim))
                            .map(stored -> new Outcome.Done(new Written(
                                    Target.CLAIM,
                                    own.claim().name(),
                                    own.claim().uid(),
                                    stored.at("/metadata/resourceVersion").asLong())));
                }));
    }

    /** Our references are scrubbed and the right one is added; those of others stay. */
    private static ObjectNode patch(WorkloadSpec spec, OwnClaim own, ObjectNode claim) {
        ObjectNode patch = Json.object();
        ObjectNode metadata = patch.putObject("metadata");
        metadata.set("uid", claim.at("/metadata/uid"));
        metadata.set("resourceVersion", claim.at("/metadata/resourceVersion"));
        ArrayNode owners = metadata.putArray("ownerReferences");
        for (JsonNode owner : claim.at("/metadata/ownerReferences")) {
            String uid = owner.path("uid").asText();
            if (!uid.equals(spec.uid()) && !uid.equals(own.pod().uid())) {
                owners.add(owner);
            }
        }
        switch (own.keeper()) {
            case NOBODY -> {}
            case WORKLOAD -> owners.add(Owner.of(spec));
            case POD -> owners.add(Owner.of(own.pod()));
        }
        return patch;
    }
}
