package dev.ordinal.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.ClusterApi.Write;
import dev.ordinal.workload.WorkloadKind;
import io.smallrye.mutiny.Uni;

/** Changes a workload that is stored: what a request makes of it is stored by compare-and-set, and the request's id with it. */
final class Changing {
    private final ClusterApi api;

    Changing(ClusterApi api) {
        this.api = api;
    }

    /** What becomes of the object; a copy of it, changed. Fails with {@link RefusedException} for what must not be. */
    interface Change {
        Uni<ObjectNode> of(Stored stored);
    }

    Uni<Verdict> change(WorkloadRequest request, WorkloadKind likely, Change change) {
        return Stored.find(api, request.key(), likely)
                .map(found -> found.orElseThrow(
                        () -> new RefusedException(Refusal.Kind.NOT_FOUND, "", request.key() + " does not exist")))
                .flatMap(found -> {
                    if (RequestLog.has(found.object(), request.id())) {
                        return Uni.createFrom().item(new Verdict.Duplicate());
                    }
                    if (found.going()) {
                        throw new RefusedException(Refusal.Kind.CONFLICT, "", request.key() + " is being deleted");
                    }
                    return change.of(found).flatMap(changed -> store(request, found, changed));
                });
    }

    private Uni<Verdict> store(WorkloadRequest request, Stored found, ObjectNode changed) {
        LastApplied.annotate(changed, Marks.REQUESTS, RequestLog.with(found.object(), request.id()));
        return api.replace(Stored.at(found.kind(), request.key()), changed, Write.STRICT)
                .<Verdict>map(object -> new Verdict.Stored(object, false))
                .onFailure(ApiFailure.class)
                .transform(failure -> RefusedException.from(failure, ""));
    }
}
