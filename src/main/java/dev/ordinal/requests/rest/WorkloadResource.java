package dev.ordinal.requests.rest;

import dev.ordinal.access.Access;
import dev.ordinal.access.Answer;
import dev.ordinal.access.Caller;
import dev.ordinal.access.Permission;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Manifest;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.desired.RequestId;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.requests.codec.RequestCodec;
import dev.ordinal.requests.codec.Target;
import dev.ordinal.workload.WorkloadKey;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The door that wishes come in by REST. It answers when the wish is stored, never when pods are up. */
@Path("/api/v1/namespaces/{namespace}/workloads")
public class WorkloadResource {
    private static final String JSON = "application/json";

    private final DesiredStates desired;
    private final Access access;
    private final FreshIds fresh;
    private final int bytesMax;
    private final RequestCodec codec;

    public WorkloadResource(
            DesiredStates desired,
            Access access,
            FreshIds fresh,
            @ConfigProperty(name = "ordinal.request.max-bytes") int bytesMax) {
        this.desired = desired;
        this.access = access;
        this.fresh = fresh;
        this.bytesMax = bytesMax;
        this.codec = new RequestCodec(bytesMax);
    }

    @POST
    @Consumes({JSON, "application/yaml", "application/x-yaml", "text/yaml"})
    public Uni<Response> create(@PathParam("namespace") String namespace, @Context HttpServerRequest request) {
        Asked.onlyParameters(request, Set.of());
        Target target = new Target(Asked.namespace(namespace), Optional.empty());
        Asked.Condition condition = new Asked.Condition(WorkloadRequest.Mode.CREATE, Optional.empty());
        return store(request, Permission.CREATE, target, condition);
    }

    @PUT
    @Path("/{name}")
    @Consumes({JSON, "application/yaml", "application/x-yaml", "text/yaml"})
    public Uni<Response> apply(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        Asked.onlyParameters(request, Set.of());
        Target target = Target.of(Asked.key(namespace, name));
        return store(request, Permission.APPLY, target, Asked.condition(request));
    }

    private Uni<Response> store(
            HttpServerRequest request, Permission permission, Target target, Asked.Condition condition) {
        RequestId id = Asked.id(request, fresh);
        return may(permission, target.namespace())
                .chain(() -> parsed(request, bytes -> codec.manifest(bytes, contentType(request), target)))
                .chain(manifest -> submit(new WorkloadRequest.Apply(
                        id, key(target.namespace(), manifest), manifest, condition.mode(), condition.version())));
    }

    @DELETE
    @Path("/{name}")
    public Uni<Response> delete(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        Asked.onlyParameters(request, Set.of("orphan"));
        WorkloadKey key = Asked.key(namespace, name);
        WorkloadRequest wish = new WorkloadRequest.Delete(Asked.id(request, fresh), key, Asked.flag(request, "orphan"));
        return may(Permission.DELETE, namespace).chain(() -> submit(wish));
    }

    @PUT
    @Path("/{name}/scale")
    @Consumes({JSON, "application/yaml", "application/x-yaml", "text/yaml"})
    public Uni<Response> scale(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        Asked.onlyParameters(request, Set.of());
        WorkloadKey key = Asked.key(namespace, name);
        RequestId id = Asked.id(request, fresh);
        return may(Permission.SCALE, namespace)
                .chain(() -> parsed(request, bytes -> codec.replicas(bytes, contentType(request))))
                .chain(replicas -> scale(new WorkloadRequest.Scale(id, key, replicas)));
    }

    private static WorkloadKey key(String namespace, Manifest manifest) {
        return new WorkloadKey(
                namespace, manifest.workload().path("metadata").path("name").textValue());
    }

    private Uni<Response> scale(WorkloadRequest.Scale wish) {
        return desired.submit(wish).map(verdict -> new Answers(desired, wish).scaled(verdict));
    }

    private Uni<Response> submit(WorkloadRequest wish) {
        return desired.submit(wish).map(verdict -> new Answers(desired, wish).of(verdict));
    }

    /** Parsing a megabyte takes a while: not on an event loop. */
    private <T> Uni<T> parsed(HttpServerRequest request, Function<byte[], T> parser) {
        return Body.read(request, bytesMax)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(parser);
    }

    private Uni<Void> may(Permission permission, String namespace) {
        return access.ask(Caller.ANYONE, permission, namespace)
                .invoke(WorkloadResource::requireAllowed)
                .replaceWithVoid();
    }

    private static void requireAllowed(Answer answer) {
        switch (answer) {
            case Answer.Allowed() -> {}
            case Answer.Denied(String why) -> throw new RefusedException(Refusal.Kind.FORBIDDEN, "", why);
        }
    }

    private static String contentType(HttpServerRequest request) {
        String contentType = request.getHeader("Content-Type");
        return contentType == null ? "" : contentType;
    }
}
