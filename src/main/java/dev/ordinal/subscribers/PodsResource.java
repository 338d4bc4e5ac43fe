package dev.ordinal.subscribers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.access.Needs;
import dev.ordinal.access.Permission;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadStatus;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.Set;

/** The ordinals of a workload, one by one, from the status that turns keep: no server is asked. */
@Path("/api/v1/namespaces/{namespace}/workloads")
public class PodsResource {
    private final StatusBoard board;

    public PodsResource(StatusBoard board) {
        this.board = board;
    }

    @GET
    @Path("/{name}/pods")
    @Produces({Forms.JSON, Forms.YAML, Forms.X_YAML, Forms.TEXT_YAML})
    @Needs(Permission.GET)
    public JsonNode pods(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        Asked.only(request.params(), Set.of());
        WorkloadStatus status = status(namespace, name);
        ObjectNode pods = JsonNodeFactory.instance.objectNode();
        ArrayNode items = pods.putArray("items");
        status.rungs().stream()
                .filter(rung -> rung.pod().isPresent() || rung.waiting().isPresent())
                .forEach(rung -> items.add(View.pod(status, rung)
                        .put(
                                "since",
                                rung.waiting()
                                        .map(wait -> wait.since().toString())
                                        .orElse(null))));
        return pods;
    }

    @GET
    @Path("/{name}/explain")
    @Produces({Forms.JSON, Forms.YAML, Forms.X_YAML, Forms.TEXT_YAML})
    @Needs(Permission.GET)
    public JsonNode explain(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        Asked.only(request.params(), Set.of("ordinal"));
        int ordinal = Asked.number(request.params(), "ordinal");
        return Explanation.of(status(namespace, name), ordinal)
                .orElseThrow(() -> new RefusedException(
                        Refusal.Kind.NOT_FOUND, "", "ordinal " + ordinal + " is not wanted, and has no pod"));
    }

    private WorkloadStatus status(String namespace, String name) {
        WorkloadKey key = new WorkloadKey(namespace, name);
        return board.latest(key)
                .orElseThrow(() -> new RefusedException(Refusal.Kind.NOT_FOUND, "", "there is no workload " + key));
    }
}
