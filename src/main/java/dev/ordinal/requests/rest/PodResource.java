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
import dev.ordinal.desired.Pods;
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
    private final Pods pods;

    public PodResource(DesiredStates desired, ClusterApi api) {
        this.desired = desired;
        this.api = api;
        this.pods = new Pods(api);
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
        int number = Asked.ordinal(ordinal);
        ObjectRef pod = Resource.PODS.at(namespace, name + "-" + number);
        String uid = Asked.uid(request);
        Deletion deletion = Asked.flag(request, "dryRun") ? Deletion.of(uid).rehearsed() : Deletion.of(uid);
        return desired.existing(key)
                .chain(workload -> pods.own(workload, number))
                .invoke(live -> requireSame(live, uid))
                .chain(() -> api.delete(pod, deletion))
                .onFailure(failure -> failure instanceof ApiFailure f && f.notFound())
                .transform(gone -> missing("there is no pod " + pod.name()))
                .onFailure(failure -> failure instanceof ApiFailure f && f.conflict())
                .transform(another -> stale(pod.name()))
                .map(nothing -> Response.accepted().build());
    }

    /** One that came since is none of the caller's business. */
    private static void requireSame(ObjectNode pod, String uid) {
        if (!pod.at("/metadata/uid").asText().equals(uid)) {
            throw stale(pod.at("/metadata/name").asText());
        }
    }

    private static RefusedException missing(String detail) {
        return new RefusedException(Refusal.Kind.NOT_FOUND, "", detail);
    }

    private static RefusedException stale(String name) {
        return new RefusedException(Refusal.Kind.STALE, "", "another pod is " + name + " since you looked");
    }
}
