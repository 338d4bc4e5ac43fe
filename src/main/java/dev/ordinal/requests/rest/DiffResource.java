package dev.ordinal.requests.rest;

import dev.ordinal.access.Needs;
import dev.ordinal.access.Permission;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.requests.codec.Target;
import dev.ordinal.workload.WorkloadKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;

/** What applying a manifest would change, as a JSON patch. */
@Path("/api/v1/namespaces/{namespace}/workloads")
public class DiffResource {
    private final Door door;

    public DiffResource(Door door) {
        this.door = door;
    }

    @POST
    @Path("/{name}/diff")
    @Consumes({"application/json", "application/yaml", "application/x-yaml", "text/yaml"})
    @Needs(Permission.PATCH)
    public Uni<Response> diff(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        Asked.onlyParameters(request, Set.of());
        WorkloadKey key = Asked.key(namespace, name);
        return door.difference(
                request,
                (id, body) -> new WorkloadRequest.Apply(
                        id, key, body.manifest(Target.of(key)), WorkloadRequest.Mode.APPLY, Optional.empty()));
    }
}
