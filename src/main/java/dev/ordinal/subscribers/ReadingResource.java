package dev.ordinal.subscribers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.access.Needs;
import dev.ordinal.access.Permission;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.StoredObject;
import dev.ordinal.workload.WorkloadKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.Set;

/**
 * The door that states are read at: the list of a namespace, one object as it is stored, its scale. The same path as the writing
 * resource, so that the framework sees one resource and knows which methods it has.
 */
@Path("/api/v1/namespaces/{namespace}/workloads")
public class ReadingResource {
    private static final List<Variant> FORMS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE,
                    MediaType.valueOf(Forms.YAML),
                    MediaType.valueOf(Forms.X_YAML),
                    MediaType.valueOf(Forms.TEXT_YAML))
            .build();
    private final DesiredStates desired;
    private final Lists lists;

    public ReadingResource(DesiredStates desired, Lists lists) {
        this.desired = desired;
        this.lists = lists;
    }

    @GET
    @Produces(Forms.JSON)
    @Needs(Permission.LIST)
    public Uni<Response> list(@PathParam("namespace") String namespace, @Context HttpServerRequest request) {
        return lists.of(namespace, request);
    }

    @GET
    @Path("/{name}")
    @Produces({Forms.JSON, Forms.YAML, Forms.X_YAML, Forms.TEXT_YAML})
    @Needs(Permission.GET)
    public Uni<Response> one(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request,
            @Context Request accept) {
        Asked.only(request.params(), Set.of());
        WorkloadKey key = new WorkloadKey(namespace, name);
        Variant form = accept.selectVariant(FORMS);
        if (form == null) {
            throw new NotAcceptableException();
        }
        return stored(key).map(stored -> {
            if (stored.etag().equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
                return Response.notModified(stored.resourceVersion()).build();
            }
            return answer(
                    Response.ok().header(HttpHeaders.ETAG, stored.etag()),
                    TreeWriter.bytes(stored.shown(), form.getMediaType()),
                    Forms.isYaml(form.getMediaType()) ? Forms.YAML : Forms.JSON);
        });
    }

    @GET
    @Path("/{name}/scale")
    @Produces(Forms.JSON)
    @Needs(Permission.READ_SCALE)
    public Uni<Response> scale(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        Asked.only(request.params(), Set.of());
        WorkloadKey key = new WorkloadKey(namespace, name);
        return stored(key).map(stored -> {
            ObjectNode scale = JsonNodeFactory.instance.objectNode().put("replicas", stored.replicas());
            return answer(
                    Response.ok().header(HttpHeaders.ETAG, stored.etag()),
                    TreeWriter.bytes(scale, MediaType.APPLICATION_JSON_TYPE),
                    Forms.JSON);
        });
    }

    private Uni<StoredObject> stored(WorkloadKey key) {
        return desired.existing(key).map(StoredObject::of);
    }

    private static Response answer(Response.ResponseBuilder builder, byte[] body, String type) {
        return builder.type(type)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache, private")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .entity(body)
                .build();
    }
}
