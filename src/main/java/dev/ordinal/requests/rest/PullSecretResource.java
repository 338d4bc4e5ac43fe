package dev.ordinal.requests.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.access.Needs;
import dev.ordinal.access.Permission;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Resource;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.workload.Fault;
import dev.ordinal.workload.Names;
import dev.ordinal.workload.Pointers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** The credentials of a registry that images are pulled from. They go in, and no door gives them out again. */
@Path("/api/v1/namespaces/{namespace}/pullsecrets")
public class PullSecretResource {
    private static final String TYPE = "kubernetes.io/dockerconfigjson";
    private static final List<String> FIELDS = List.of("name", "server", "username", "password");

    private final Door door;
    private final ClusterApi api;

    public PullSecretResource(Door door, ClusterApi api) {
        this.door = door;
        this.api = api;
    }

    @POST
    @Consumes({"application/json", "application/yaml", "application/x-yaml", "text/yaml"})
    @Needs(Permission.CREATE_SECRET)
    public Uni<Response> create(@PathParam("namespace") String namespace, @Context HttpServerRequest request) {
        Asked.onlyParameters(request, Set.of("dryRun"));
        Asked.namespace(namespace);
        ClusterApi.Write write = new ClusterApi.Write(Asked.flag(request, "dryRun"), true, false);
        return door.read(request, body -> secret(body.tree(), namespace))
                .chain(secret -> api.create(Resource.SECRETS.at(namespace, ""), secret, write)
                        .map(stored -> created(stored.at("/metadata/name").asText())));
    }

    private static ObjectNode secret(JsonNode sent, String namespace) {
        List<Fault> faults = faults(sent);
        if (!faults.isEmpty()) {
            throw new RefusedException(Refusal.invalid(faults));
        }
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        String user = sent.path("username").asText();
        String password = sent.path("password").asText();
        config.putObject("auths")
                .putObject(sent.path("server").asText())
                .put("username", user)
                .put("password", password)
                .put("auth", base64(user + ":" + password));
        ObjectNode secret = JsonNodeFactory.instance.objectNode();
        secret.put("apiVersion", "v1").put("kind", "Secret").put("type", TYPE);
        secret.putObject("metadata").put("name", sent.path("name").asText()).put("namespace", namespace);
        secret.putObject("data").put(".dockerconfigjson", base64(config.toString()));
        return secret;
    }

    /** No fault says what stands in a field: it may be a password. */
    private static List<Fault> faults(JsonNode sent) {
        if (!sent.isObject()) {
            return List.of(new Fault("", "expected an object with " + String.join(", ", FIELDS)));
        }
        List<Fault> faults = new ArrayList<>();
        sent.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                faults.add(
                        new Fault(Pointers.child("", name), "unknown field; accepted: " + String.join(", ", FIELDS)));
            }
        });
        for (String field : FIELDS) {
            if (!sent.path(field).isTextual() || sent.path(field).asText().isEmpty()) {
                faults.add(new Fault("/" + field, sent.has(field) ? "must be a text that is not empty" : "is missing"));
            }
        }
        if (sent.path("name").isTextual() && !Names.subdomain(sent.path("name").asText())) {
            faults.add(new Fault("/name", Names.RULE));
        }
        return faults;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Response created(String name) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("name", name).put("type", TYPE);
        return Response.status(Response.Status.CREATED)
                .type("application/json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(body.toString().getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
