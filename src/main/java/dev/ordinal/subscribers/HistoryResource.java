package dev.ordinal.subscribers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.access.Needs;
import dev.ordinal.access.Permission;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.desired.Revision;
import dev.ordinal.desired.patch.Difference;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.WorkloadKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The revisions of a workload's pod template, as the cluster has them at this moment. */
@Path("/api/v1/namespaces/{namespace}/workloads")
public class HistoryResource {
    private final DesiredStates desired;
    private final StatusBoard board;

    public HistoryResource(DesiredStates desired, StatusBoard board) {
        this.desired = desired;
        this.board = board;
    }

    /** A workload and what it was before. */
    private record History(WorkloadKey key, ObjectNode workload, List<Revision> revisions) {
        Revision numbered(long number) {
            return revisions.stream()
                    .filter(revision -> revision.number() == number)
                    .findFirst()
                    .orElseThrow(() -> new RefusedException(
                            Refusal.Kind.NOT_FOUND,
                            "",
                            "there is no revision " + number + "; there are "
                                    + revisions.stream().map(Revision::number).toList()));
        }
    }

    @GET
    @Path("/{name}/revisions")
    @Produces({Forms.JSON, Forms.YAML, Forms.X_YAML, Forms.TEXT_YAML})
    @Needs(Permission.LIST_REVISIONS)
    public Uni<JsonNode> revisions(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        Asked.only(request.params(), Set.of());
        return history(new WorkloadKey(namespace, name)).map(history -> {
            ObjectNode list = JsonNodeFactory.instance.objectNode();
            ArrayNode items = list.putArray("items");
            history.revisions().reversed().forEach(revision -> items.add(view(history, revision)));
            return list;
        });
    }

    @GET
    @Path("/{name}/revisions/{number}")
    @Produces({Forms.JSON, Forms.YAML, Forms.X_YAML, Forms.TEXT_YAML})
    @Needs(Permission.LIST_REVISIONS)
    public Uni<JsonNode> revision(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("number") String number,
            @Context HttpServerRequest request) {
        Asked.only(request.params(), Set.of());
        long wanted = Asked.number("revision", number);
        return history(new WorkloadKey(namespace, name)).map(history -> {
            Revision revision = history.numbered(wanted);
            return view(history, revision).set("template", revision.template());
        });
    }

    /** From one template to another; to the present one where nothing else is said. */
    @GET
    @Path("/{name}/revisions/diff")
    @Produces({Forms.JSON, Forms.JSON_PATCH, Forms.YAML, Forms.X_YAML, Forms.TEXT_YAML})
    @Needs(Permission.LIST_REVISIONS)
    public Uni<JsonNode> difference(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        Asked.only(request.params(), Set.of("from", "to"));
        long from = Asked.number(request.params(), "from");
        String to = Asked.one(request.params(), "to");
        long target = to.isEmpty() ? 0 : Asked.number("to", to);
        return history(new WorkloadKey(namespace, name))
                .map(history -> Difference.between(
                        history.numbered(from).template(),
                        to.isEmpty()
                                ? history.workload().at("/spec/template")
                                : history.numbered(target).template()));
    }

    private Uni<History> history(WorkloadKey key) {
        return desired.existing(key)
                .flatMap(workload ->
                        desired.revisions(workload).map(revisions -> new History(key, workload, revisions)));
    }

    private ObjectNode view(History history, Revision revision) {
        Map<String, Integer> pods = board.latest(history.key())
                .map(status -> status.revisions().pods())
                .orElse(Map.of());
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("number", revision.number());
        view.put("name", revision.name());
        view.put("created", revision.created());
        view.put("cause", revision.cause().isEmpty() ? null : revision.cause());
        view.put("present", revision.means(history.workload()));
        view.put("pods", pods.getOrDefault(revision.name(), 0));
        ArrayNode images = view.putArray("images");
        revision.template().at("/spec/containers").forEach(container -> images.add(container.path("image")));
        return view;
    }
}
