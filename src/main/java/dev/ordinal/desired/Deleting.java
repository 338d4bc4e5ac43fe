package dev.ordinal.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.ClusterApi.Write;
import dev.ordinal.cluster.Deletion;
import dev.ordinal.desired.WorkloadRequest.Delete;
import dev.ordinal.workload.WorkloadKind;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        return api.replace(Stored.at(stored.kind(), request.key()), emptied(stored.object()), Write.PLAIN)
                .replaceWithVoid();
    }

    private static ObjectNode emptied(ObjectNode set) {
        ObjectNode emptied = set.deepCopy();
        LastApplied.annotate(emptied, Marks.LEAVING, "requested");
        emptied.withObject("/spec").put("replicas", 0);
        return emptied;
    }

    /** The object as it looks while it goes, for a rehearsal: no server tells that. */
    static ObjectNode leaving(ObjectNode object, Delete request, Instant now) {
        if (Stored.kind(object) == WorkloadKind.STATEFUL_SET && !request.orphan()) {
            return emptied(object);
        }
        ObjectNode leaving = object.deepCopy();
        leaving.withObject("/metadata")
                .put("deletionTimestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
        if (request.orphan()) {
            leaving.withArray("/metadata/finalizers").add("orphan");
        }
        return leaving;
    }

    private Uni<Void> remove(Delete request, Stored stored) {
        String uid = stored.object().at("/metadata/uid").asText();
        Deletion deletion = new Deletion(uid, "", request.orphan() ? Deletion.ORPHAN : Deletion.BACKGROUND);
        return api.delete(Stored.at(stored.kind(), request.key()), deletion);
    }
}
