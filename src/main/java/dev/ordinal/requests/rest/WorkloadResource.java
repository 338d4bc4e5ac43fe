package dev.ordinal.requests.rest;

import dev.ordinal.access.Needs;
import dev.ordinal.access.Permission;
import dev.ordinal.desired.Manifest;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.requests.codec.Target;
import dev.ordinal.workload.WorkloadKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;

/** The door that wishes come in by REST. It answers when the wish is stored, never when pods are up. */
@Path("/api/v1/namespaces/{namespace}/workloads")
public class WorkloadResource {
    private static final String JSON = "application/json";
    private static final String DRY_RUN = "dryRun";

    private final Door door;

    public WorkloadResource(Door door) {
        this.door = door;
    }

    @POST
    @Consumes({JSON, "application/yaml", "application/x-yaml", "text/yaml"})
    @Needs(Permission.CREATE)
    public Uni<Response> create(@PathParam("namespace") String namespace, @Context HttpServerRequest request) {
        Asked.onlyParameters(request, Set.of(DRY_RUN));
        Target target = new Target(Asked.namespace(namespace), Optional.empty());
        return store(request, target, new Asked.Condition(WorkloadRequest.Mode.CREATE, Optional.empty()));
    }

    @PUT
    @Path("/{name}")
    @Consumes({JSON, "application/yaml", "application/x-yaml", "text/yaml"})
    @Needs(Permission.PATCH)
    public Uni<Response> apply(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        Asked.onlyParameters(request, Set.of(DRY_RUN));
        return store(request, Target.of(Asked.key(namespace, name)), Asked.condition(request));
    }

    private Uni<Response> store(HttpServerRequest request, Target target, Asked.Condition condition) {
        return door.answer(
                request,
                (id, body) -> {
                    Manifest manifest = body.manifest(target);
                    WorkloadKey key = new WorkloadKey(
                            target.namespace(),
                            manifest.workload().path("metadata").path("name").asText());
                    return new WorkloadRequest.Apply(id, key, manifest, condition.mode(), condition.version());
                },
                Answers::of);
    }

    /** Any of the three patches, for both kinds; which of them it is says the content type. */
    @PATCH
    @Path("/{name}")
    @Needs(Permission.PATCH)
    public Uni<Response> patch(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        Asked.onlyParameters(request, Set.of(DRY_RUN));
        WorkloadKey key = Asked.key(namespace, name);
        Optional<String> version = Asked.version(request);
        WorkloadRequest.PatchForm form = Asked.patchForm(request);
        return door.answer(
                request, (id, body) -> new WorkloadRequest.Patch(id, key, form, body.patch(), version), Answers::of);
    }

    @DELETE
    @Path("/{name}")
    @Needs(Permission.DELETE)
    public Uni<Response> delete(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        Asked.onlyParameters(request, Set.of("orphan", DRY_RUN));
        WorkloadKey key = Asked.key(namespace, name);
        boolean orphan = Asked.flag(request, "orphan");
        return door.answer(request, id -> new WorkloadRequest.Delete(id, key, orphan));
    }

    @PUT
    @Path("/{name}/scale")
    @Consumes({JSON, "application/yaml", "application/x-yaml", "text/yaml"})
    @Needs(Permission.SCALE)
    public Uni<Response> scale(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        Asked.onlyParameters(request, Set.of(DRY_RUN));
        WorkloadKey key = Asked.key(namespace, name);
        return door.answer(request, (id, body) -> new WorkloadRequest.Scale(id, key, body.replicas()), Answers::scaled);
    }
}
