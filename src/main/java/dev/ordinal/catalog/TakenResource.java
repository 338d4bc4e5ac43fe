package dev.ordinal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.access.Needs;
import dev.ordinal.access.Permission;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Query;
import dev.ordinal.cluster.Resource;
import dev.ordinal.status.StatusBoard;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** Names that are taken in a namespace: a claim of such a name is used as it is, a Service of it would be changed. */
@Path("/api/v1/catalog/namespaces")
public class TakenResource {
    private final ClusterApi api;
    private final StatusBoard board;

    public TakenResource(ClusterApi api, StatusBoard board) {
        this.api = api;
        this.board = board;
    }

    @GET
    @Path("/{namespace}/claims")
    @Produces({Shown.JSON, Shown.YAML, Shown.X_YAML, Shown.TEXT_YAML})
    @Needs(Permission.LIST_CLAIMS)
    public Uni<JsonNode> claims(@PathParam("namespace") String namespace, @Context UriInfo uri) {
        Narrowed narrowed = Narrowed.asked(uri);
        ClaimUsers users =
                new ClaimUsers(board.present(namespace, Optional.empty()).present());
        return api.list(Query.all(Resource.CLAIMS).in(namespace))
                .map(page -> narrowed.list(page.items(), claim -> claim(claim, users)));
    }

    @GET
    @Path("/{namespace}/services")
    @Produces({Shown.JSON, Shown.YAML, Shown.X_YAML, Shown.TEXT_YAML})
    @Needs(Permission.LIST_SERVICES)
    public Uni<JsonNode> services(@PathParam("namespace") String namespace, @Context UriInfo uri) {
        Narrowed narrowed = Narrowed.asked(uri);
        return api.list(Query.all(Resource.SERVICES).in(namespace))
                .map(page -> narrowed.list(page.items(), TakenResource::service));
    }

    private static ObjectNode claim(ObjectNode claim, ClaimUsers users) {
        ObjectNode view = Shown.named(claim);
        view.put("phase", claim.at("/status/phase").asText("Pending"));
        view.put("terminating", claim.path("metadata").has("deletionTimestamp"));
        view.put("capacity", claim.at("/status/capacity/storage").textValue());
        view.put("storageClass", claim.at("/spec/storageClassName").textValue());
        ArrayNode modes = view.putArray("accessModes");
        claim.at("/spec/accessModes").forEach(modes::add);
        view.set("usedBy", users.of(claim.at("/metadata/name").asText()));
        return view;
    }

    private static ObjectNode service(ObjectNode service) {
        ObjectNode view = Shown.named(service);
        view.put("type", service.at("/spec/type").asText("ClusterIP"));
        view.put("headless", service.at("/spec/clusterIP").asText().equals("None"));
        JsonNode selector = service.at("/spec/selector");
        view.set("selector", selector.isObject() ? selector : JsonNodeFactory.instance.nullNode());
        return view;
    }
}
