package dev.ordinal.requests.rest;

import dev.ordinal.access.Needs;
import dev.ordinal.access.Permission;
import dev.ordinal.desired.RequestId;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.workload.WorkloadKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.function.BiFunction;

/** What a person asks of a rollout: all pods anew, on hold, on, back. */
@Path("/api/v1/namespaces/{namespace}/workloads")
public class SteeringResource {
    private final Door door;

    public SteeringResource(Door door) {
        this.door = door;
    }

    @POST
    @Path("/{name}/restart")
    @Needs(Permission.PATCH)
    public Uni<Response> restart(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        return bare(request, Asked.key(namespace, name), WorkloadRequest.Restart::new);
    }

    @POST
    @Path("/{name}/pause")
    @Needs(Permission.PATCH)
    public Uni<Response> pause(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        return bare(request, Asked.key(namespace, name), WorkloadRequest.Pause::new);
    }

    @POST
    @Path("/{name}/resume")
    @Needs(Permission.PATCH)
    public Uni<Response> resume(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        return bare(request, Asked.key(namespace, name), WorkloadRequest.Resume::new);
    }

    @POST
    @Path("/{name}/rollback")
    @Needs(Permission.PATCH)
    public Uni<Response> rollback(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        Asked.onlyParameters(request, Set.of("dryRun"));
        WorkloadKey key = Asked.key(namespace, name);
        return door.answer(request, (id, body) -> new WorkloadRequest.Rollback(id, key, body.revision()), Answers::of);
    }

    private Uni<Response> bare(
            HttpServerRequest request, WorkloadKey key, BiFunction<RequestId, WorkloadKey, WorkloadRequest> wish) {
        Asked.onlyParameters(request, Set.of("dryRun"));
        return door.answer(
                request,
                (id, body) -> {
                    body.requireEmpty();
                    return wish.apply(id, key);
                },
                Answers::of);
    }
}
