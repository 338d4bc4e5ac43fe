package dev.ordinal.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadKind;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** A workload as it is stored at this moment: read live, because a wish is merged with what is, not with what a view shows. */
record Stored(WorkloadKind kind, ObjectNode object) {

    /** The doors let nothing else in. */
    static WorkloadKind kind(ObjectNode workload) {
        return workload.path("kind").asText().equals(WorkloadKind.STATEFUL_SET.kind())
                ? WorkloadKind.STATEFUL_SET
                : WorkloadKind.ORDINAL_SET;
    }

    static ObjectRef at(WorkloadKind kind, WorkloadKey key) {
        return WorkloadMirror.resource(kind).at(key.namespace(), key.name());
    }

    /** Looks for one kind first, then for the other. */
    static Uni<Optional<Stored>> find(ClusterApi api, WorkloadKey key, WorkloadKind first) {
        WorkloadKind second = first == WorkloadKind.ORDINAL_SET ? WorkloadKind.STATEFUL_SET : WorkloadKind.ORDINAL_SET;
        return get(api, key, first)
                .flatMap(found -> found.isPresent() ? Uni.createFrom().item(found) : get(api, key, second));
    }

    private static Uni<Optional<Stored>> get(ClusterApi api, WorkloadKey key, WorkloadKind kind) {
        return live(api, at(kind, key)).map(found -> found.map(object -> new Stored(kind, object)));
    }

    /** An object, or that there is none. */
    static Uni<Optional<ObjectNode>> live(ClusterApi api, ObjectRef ref) {
        return api.get(ref)
                .map(Optional::of)
                .onFailure(failure -> failure instanceof ApiFailure f && f.notFound())
                .recoverWithItem(Optional.empty());
    }

    /** On its way out: a wish for the same name has to wait until it is gone. */
    boolean going() {
        return object.path("metadata").has("deletionTimestamp")
                || object.path("metadata").path("annotations").has(Marks.LEAVING);
    }

    String resourceVersion() {
        return object.at("/metadata/resourceVersion").asText();
    }
}
