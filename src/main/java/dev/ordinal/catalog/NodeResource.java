package dev.ordinal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.access.Needs;
import dev.ordinal.access.Permission;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.Query;
import dev.ordinal.cluster.Resource;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** Where pods may run, by the labels that a node selector names. */
@Path("/api/v1/catalog/nodes")
public class NodeResource {
    private final ClusterApi api;

    public NodeResource(ClusterApi api) {
        this.api = api;
    }

    @GET
    @Produces({Shown.JSON, Shown.YAML, Shown.X_YAML, Shown.TEXT_YAML})
    @Needs(Permission.LIST_NODES)
    public Uni<JsonNode> all(@Context UriInfo uri) {
        Shown.parameters(uri).only(Set.of());
        return api.list(Query.all(Resource.NODES)).map(page -> Shown.list(page.items(), NodeResource::view));
    }

    private static ObjectNode view(ObjectNode node) {
        ObjectNode view = Shown.named(node);
        view.put(
                "ready",
                Json.condition(node.path("status"), "Ready")
                        .path("status")
                        .asText()
                        .equals("True"));
        view.put("schedulable", !node.at("/spec/unschedulable").asBoolean(false));
        view.set("labels", Shown.copy(node.at("/metadata/labels")));
        ArrayNode taints = view.putArray("taints");
        node.at("/spec/taints").forEach(taint -> taints.add(taint.deepCopy()));
        view.set("allocatable", Shown.copy(node.at("/status/allocatable")));
        return view;
    }
}
