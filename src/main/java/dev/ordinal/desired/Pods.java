package dev.ordinal.desired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.Resource;
import io.smallrye.mutiny.Uni;

/** The pods of a workload as whoever asks for one by its ordinal may see them: a namesake that others made is not among them. */
public final class Pods {
    private final ClusterApi api;

    public Pods(ClusterApi api) {
        this.api = api;
    }

    private static ObjectRef at(ObjectNode workload, int ordinal) {
        JsonNode metadata = workload.path("metadata");
        return Resource.PODS.at(
                metadata.path("namespace").asText(), metadata.path("name").asText() + "-" + ordinal);
    }

    /** The workload's own pod of this ordinal; fails with a {@link RefusedException} where it has none. */
    public Uni<ObjectNode> own(ObjectNode workload, int ordinal) {
        ObjectRef ref = at(workload, ordinal);
        return api.get(ref)
                .onFailure(failure -> failure instanceof ApiFailure missing && missing.notFound())
                .transform(missing -> none("there is no pod " + ref.name()))
                .invoke(pod -> {
                    if (!owned(pod, workload.at("/metadata/uid"))) {
                        throw none("the pod " + ref.name() + " does not belong to this workload");
                    }
                });
    }

    private static boolean owned(ObjectNode pod, JsonNode uid) {
        return pod.at("/metadata/ownerReferences")
                .valueStream()
                .anyMatch(owner -> owner.path("controller").asBoolean()
                        && owner.path("uid").equals(uid));
    }

    private static RefusedException none(String detail) {
        return new RefusedException(Refusal.Kind.NOT_FOUND, "", detail);
    }
}
