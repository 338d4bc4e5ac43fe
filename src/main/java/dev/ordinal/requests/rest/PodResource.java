package dev.ordinal.requests.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.access.Needs;
import dev.ordinal.access.Permission;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Deletion;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.Resource;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.workload.WorkloadKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/**
 * Deletes exactly the pod that somebody looked at; the next turn creates it anew. Under OnDelete this is how a pod is updated, and
 * where one waits for a pod that never turns Ready, how it goes on.
 */
@Path("/api/v1/namespaces/{namespace}/workloads")
public class PodResource {
    private final DesiredStates desired;
    private final ClusterApi api;

    public PodResource(DesiredStates desired, ClusterApi api) {
        this.desired = desired;
        this.api = api;
    }

    @DELETE
    @Path("/{name}/pods/{ordinal}")
    @Needs(Permission.DELETE_POD)
    public Uni<Response> delete(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("ordinal") String ordinal,
            @Context HttpServerRequest request) {
        Asked.onlyParameters(request, Set.of("uid", "dryRun"));
        WorkloadKey key = Asked.key(namespace, name);
        ObjectRef pod = Resource.PODS.at(namespace, name + "-" + Asked.ordinal(ordinal));
        String uid = Asked.uid(request);
        Deletion deletion = Asked.flag(request, "dryRun") ? Deletion.of(uid).rehearsed() : Deletion.of(uid);
        return desired.existing(key)
                .chain(workload -> api.get(pod).invoke(live -> requireSame(workload, live, uid)))
                .chain(() -> api.delete(pod, deletion))
                .onFailure(failure -> failure instanceof ApiFailure f && f.notFound())
                .transform(gone -> missing("there is no pod " + pod.name()))
                .onFailure(failure -> failure instanceof ApiFailure f && f.conflict())
                .transform(another -> stale(pod.name()))
                .map(nothing -> Response.accepted().build());
    }

    /** A namesake that others made, or one that came since, is none of the caller's business. */
    private static void requireSame(ObjectNode workload, ObjectNode pod, String uid) {
        String name = pod.at("/metadata/name").asText();
        boolean ours = false;
        for (var owner : pod.at("/metadata/ownerReferences")) {
            ours |= owner.path("controller").asBoolean() && owner.path("uid").equals(workload.at("/metadata/uid"));
        }
        if (!ours) {
            throw new RefusedException(
                    Refusal.Kind.CONFLICT, "", "the pod " + name + " does not belong to this workload");
        }
        if (!pod.at("/metadata/uid").asText().equals(uid)) {
            throw stale(name);
        }
    }

    private static RefusedException missing(String detail) {
        return new RefusedException(Refusal.Kind.NOT_FOUND, "", detail);
    }

    private static RefusedException stale(String name) {
        return new RefusedException(Refusal.Kind.STALE, "", "another pod is " + name + " since you looked");
    }
}
