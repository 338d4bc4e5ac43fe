package dev.ordinal.subscribers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ordinal.access.Access;
import dev.ordinal.access.Caller;
import dev.ordinal.access.Permission;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * The door that states are read at: the list of a namespace, one object as it is stored, its scale. The same path as the writing
 * resource, so that the framework sees one resource and knows which methods it has.
 */
@Path("/api/v1/namespaces/{namespace}/workloads")
public class ReadingResource {
    private static final String JSON = "application/json";
    private static final String YAML_TYPE = "application/yaml";
    private static final List<Variant> FORMS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE,
                    MediaType.valueOf(YAML_TYPE),
                    MediaType.valueOf("application/x-yaml"),
                    MediaType.valueOf("text/yaml"))
            .build();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    private final DesiredStates desired;
    private final Access access;
    private final Lists lists;

    public ReadingResource(DesiredStates desired, Access access, Lists lists) {
        this.desired = desired;
        this.access = access;
        this.lists = lists;
    }

    @GET
    @Produces(JSON)
    public Uni<Response> list(@PathParam("namespace") String namespace, @Context HttpServerRequest request) {
        return lists.of(namespace, request);
    }

    @GET
    @Path("/{name}")
    @Produces({JSON, YAML_TYPE, "application/x-yaml", "text/yaml"})
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
        return may(Permission.GET, namespace).chain(() -> stored(key)).map(stored -> {
            if (stored.etag().equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
                return Response.notModified(stored.resourceVersion()).build();
            }
            boolean json = form.getMediaType().equals(MediaType.APPLICATION_JSON_TYPE);
            return answer(
                    Response.ok().header(HttpHeaders.ETAG, stored.etag()),
                    json ? stored.shown().toString() : yamlText(stored.shown()),
                    json ? JSON : YAML_TYPE);
        });
    }

    @GET
    @Path("/{name}/scale")
    @Produces(JSON)
    public Uni<Response> scale(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        Asked.only(request.params(), Set.of());
        WorkloadKey key = new WorkloadKey(namespace, name);
        return may(Permission.READ_SCALE, namespace).chain(() -> stored(key)).map(stored -> {
            ObjectNode scale = JsonNodeFactory.instance.objectNode().put("replicas", stored.replicas());
            return answer(Response.ok().header(HttpHeaders.ETAG, stored.etag()), scale.toString(), JSON);
        });
    }

    private Uni<StoredObject> stored(WorkloadKey key) {
        return desired.read(key)
                .map(found -> found.map(StoredObject::of)
                        .orElseThrow(
                                () -> new RefusedException(Refusal.Kind.NOT_FOUND, "", "there is no workload " + key)));
    }

    private Uni<Void> may(Permission permission, String namespace) {
        return access.ask(Caller.ANYONE, permission, namespace)
                .invoke(Asked::requireAllowed)
                .replaceWithVoid();
    }

    private static Response answer(Response.ResponseBuilder builder, String body, String type) {
        return builder.type(type)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache, private")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .entity(body.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static String yamlText(ObjectNode tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
