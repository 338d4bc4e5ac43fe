package dev.ordinal.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.PatchType;
import dev.ordinal.desired.WorkloadRequest.Scale;
import dev.ordinal.workload.WorkloadKind;
import io.smallrye.mutiny.Uni;

/** Changes the wanted number of pods, and nothing else. */
final class Scaling {
    private final ClusterApi api;

    Scaling(ClusterApi api) {
        this.api = api;
    }

    Uni<Verdict> scale(Scale request, WorkloadKind likely) {
        if (request.replicas() < 0) {
            Refusal negative =
                    Refusal.of(Refusal.Kind.INVALID, "/replicas", "must be 0 or more, not " + request.replicas());
            return Uni.createFrom().item(new Verdict.Refused(negative));
        }
        return Stored.find(api, request.key(), likely)
                .flatMap(found -> found.map(stored -> scale(request, stored))
                        .orElseGet(() -> Uni.createFrom()
                                .item(new Verdict.Refused(
                                        Refusal.of(Refusal.Kind.NOT_FOUND, "", request.key() + " does not exist")))));
    }

    private Uni<Verdict> scale(Scale request, Stored stored) {
        if (RequestLog.has(stored.object(), request.id())) {
            return Uni.createFrom().item(new Verdict.Duplicate());
        }
        if (stored.going()) {
            Refusal going = Refusal.of(Refusal.Kind.CONFLICT, "", request.key() + " is being deleted");
            return Uni.createFrom().item(new Verdict.Refused(going));
        }
        ObjectNode patch = Json.object();
        patch.putObject("metadata").put("resourceVersion", stored.resourceVersion());
        LastApplied.annotate(patch, Marks.REQUESTS, RequestLog.with(stored.object(), request.id()));
        patch.putObject("spec").put("replicas", request.replicas());
        return api.patch(Stored.at(stored.kind(), request.key()), PatchType.MERGE, patch)
                .<Verdict>map(object -> new Verdict.Stored(object, false))
                .onFailure(ApiFailure.class)
                .transform(failure -> RefusedException.from(failure, ""));
    }
}
