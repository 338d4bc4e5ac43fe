package dev.ordinal.requests.rest;

import dev.ordinal.access.Needs;
import dev.ordinal.access.Permission;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Services;
import dev.ordinal.desired.StoredObject;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.workload.WorkloadKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Changes a Service that leads to a workload's pods: its ports, its affinity, its labels. */
@Path("/api/v1/namespaces/{namespace}/workloads")
public class ServiceResource {
    private final Door door;
    private final DesiredStates desired;
    private final Services services;

    public ServiceResource(Door door, DesiredStates desired, ClusterApi api) {
        this.door = door;
        this.desired = desired;
        this.services = new Services(api);
    }

    @PATCH
    @Path("/{name}/services/{service}")
    @Needs(Permission.PATCH_SERVICE)
    public Uni<Response> patch(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("service") String service,
            @Context HttpServerRequest request) {
        Asked.onlyParameters(request, Set.of("dryRun"));
        WorkloadKey key = Asked.key(namespace, name);
        boolean dryRun = Asked.flag(request, "dryRun");
        Optional<String> version = Asked.version(request);
        WorkloadRequest.PatchForm form = Asked.patchForm(request);
        return door.read(request, body -> new Services.Edit(form, body.patch(), version, dryRun))
                .chain(edit -> desired.existing(key).chain(workload -> services.edit(workload, service, edit)))
                .map(edited -> answer(StoredObject.of(edited)));
    }

    private static Response answer(StoredObject service) {
        return Response.ok(service.shown().toString().getBytes(StandardCharsets.UTF_8), "application/json")
                .header(HttpHeaders.ETAG, service.etag())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache, private")
                .build();
    }
}
