package dev.ordinal.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Deletion;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.PatchType;
import dev.ordinal.desired.WorkloadRequest.Delete;
import dev.ordinal.workload.WorkloadKind;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a workload away. An OrdinalSet is deleted at once and its finalizer holds it until its pods are gone in order; a
 * StatefulSet is scaled to 0 first and deleted when it is empty, because deleting it has no order (R2.9).
 */
final class Deleting {
    private final ClusterApi api;
    private final ForgottenRequests forgotten;

    Deleting(ClusterApi api) {
        this.api = api;
        this.forgotten = new ForgottenRequests(api);
    }

    Uni<Verdict> delete(Delete request, WorkloadKind likely) {
        return Stored.find(api, request.key(), likely)
                .flatMap(found -> found.map(stored -> delete(request, stored)).orElseGet(() -> absent(request)));
    }

    private Uni<Verdict> absent(Delete request) {
        return forgotten
                .has(request.key().namespace(), request.id())
                .map(before -> before ? new Verdict.Duplicate() : new Verdict.Deleted(false));
    }

    private Uni<Verdict> delete(Delete request, Stored stored) {
        if (stored.going()) {
            return Uni.createFrom().item(new Verdict.Deleted(true));
        }
        List<String> ids = new ArrayList<>(RequestLog.of(stored.object()));
        ids.add(request.id().toString());
        boolean ordered = stored.kind() == WorkloadKind.STATEFUL_SET && !request.orphan();
        return forgotten
                .add(request.key().namespace(), ids)
                .chain(() -> ordered ? emptyFirst(request, stored) : remove(request, stored))
                .<Verdict>replaceWith(new Verdict.Deleted(true))
                .onFailure(ApiFailure.class)
                .transform(failure -> RefusedException.from(failure, ""));
    }

    private Uni<Void> emptyFirst(Delete request, Stored stored) {
        ObjectNode patch = Json.object();
        patch.putObject("metadata").put("resourceVersion", stored.resourceVersion());
        LastApplied.annotate(patch, Marks.LEAVING, "requested");
        patch.putObject("spec").put("replicas", 0);
        return api.patch(Stored.at(stored.kind(), request.key()), PatchType.MERGE, patch)
                .replaceWithVoid();
    }

    private Uni<Void> remove(Delete request, Stored stored) {
        String uid = stored.object().at("/metadata/uid").asText();
        Deletion deletion = new Deletion(uid, "", request.orphan() ? Deletion.ORPHAN : Deletion.BACKGROUND);
        return api.delete(Stored.at(stored.kind(), request.key()), deletion);
    }
}
