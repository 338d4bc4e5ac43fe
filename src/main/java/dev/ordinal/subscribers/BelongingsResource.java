package dev.ordinal.subscribers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.access.Needs;
import dev.ordinal.access.Permission;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Query;
import dev.ordinal.cluster.Resource;
import dev.ordinal.cluster.Selectors;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.desired.Services;
import dev.ordinal.desired.StoredObject;
import dev.ordinal.workload.WorkloadKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What the cluster keeps beside a workload and its pods: claims, Services, what was told of it, what it uses. Read at this moment. */
@Path("/api/v1/namespaces/{namespace}/workloads")
public class BelongingsResource {
    private final DesiredStates desired;
    private final ClusterApi api;

    public BelongingsResource(DesiredStates desired, ClusterApi api) {
        this.desired = desired;
        this.api = api;
    }

    /** Of the workload itself, or of the pod of an ordinal; newest first. */
    @GET
    @Path("/{name}/events")
    @Produces({Forms.JSON, Forms.YAML, Forms.X_YAML, Forms.TEXT_YAML})
    @Needs(Permission.LIST_EVENTS)
    public Uni<JsonNode> events(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        Asked.only(request.params(), Set.of("ordinal"));
        String ordinal = Asked.one(request.params(), "ordinal");
        int number = ordinal.isEmpty() ? 0 : Asked.number("ordinal", ordinal);
        return desired.existing(new WorkloadKey(namespace, name))
                .map(workload -> ordinal.isEmpty()
                        ? "involvedObject.uid=" + workload.at("/metadata/uid").asText()
                        : "involvedObject.kind=Pod,involvedObject.name=" + name + "-" + number)
                .chain(about ->
                        api.list(Query.all(Resource.EVENTS).in(namespace).where(about)))
                .map(page -> page.items().stream()
                        .map(EventView::of)
                        .sorted(EventView.NEWEST_FIRST)
                        .toList())
                .map(events -> list(events, EventView::json));
    }

    /** Of every ordinal that has some, wanted or not: a claim outlives its pod. */
    @GET
    @Path("/{name}/claims")
    @Produces({Forms.JSON, Forms.YAML, Forms.X_YAML, Forms.TEXT_YAML})
    @Needs(Permission.LIST_CLAIMS)
    public Uni<JsonNode> claims(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        Asked.only(request.params(), Set.of());
        return desired.existing(new WorkloadKey(namespace, name))
                .chain(workload -> api.list(Query.all(Resource.CLAIMS)
                                .in(namespace)
                                .selecting(Selectors.text(matchLabels(workload))))
                        .map(page -> ClaimView.of(workload, page.items())))
                .map(claims -> list(claims, ClaimView::json));
    }

    /** That leads to its pods, or that they have their names from. */
    @GET
    @Path("/{name}/services")
    @Produces({Forms.JSON, Forms.YAML, Forms.X_YAML, Forms.TEXT_YAML})
    @Needs(Permission.LIST_SERVICES)
    public Uni<JsonNode> services(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        Asked.only(request.params(), Set.of());
        return desired.existing(new WorkloadKey(namespace, name))
                .chain(workload -> new Services(api)
                        .of(workload)
                        .map(services -> list(services, service -> ServiceView.of(workload, service))));
    }

    /** One of them, whole: with the tag that a change of it names. */
    @GET
    @Path("/{name}/services/{service}")
    @Produces({Forms.JSON, Forms.YAML, Forms.X_YAML, Forms.TEXT_YAML})
    @Needs(Permission.GET_SERVICE)
    public Uni<Response> service(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("service") String service,
            @Context HttpServerRequest request) {
        Asked.only(request.params(), Set.of());
        return desired.existing(new WorkloadKey(namespace, name))
                .chain(workload -> new Services(api).one(workload, service))
                .map(StoredObject::of)
                .map(stored -> stored.etag().equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))
                        ? Response.notModified(stored.resourceVersion()).build()
                        : Response.ok(stored.shown())
                                .header(HttpHeaders.ETAG, stored.etag())
                                .build());
    }

    /** What its pods use, where the cluster measures it: it has an API for that only where somebody installed one. */
    @GET
    @Path("/{name}/metrics")
    @Produces({Forms.JSON, Forms.YAML, Forms.X_YAML, Forms.TEXT_YAML})
    @Needs(Permission.LIST_METRICS)
    public Uni<JsonNode> metrics(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @Context HttpServerRequest request) {
        Asked.only(request.params(), Set.of());
        return desired.existing(new WorkloadKey(namespace, name))
                .chain(workload -> api.list(Query.all(Resource.POD_METRICS)
                                .in(namespace)
                                .selecting(Selectors.text(workload.at("/spec/selector"))))
                        .map(page -> UsageView.of(name, page.items()))
                        .onFailure(failure -> failure instanceof ApiFailure refusal && refusal.notFound())
                        .recoverWithItem(UsageView.NOT_MEASURED));
    }

    /** What a claim is given from the selector (R8.3): expressions have no values to give. */
    private static ObjectNode matchLabels(ObjectNode workload) {
        ObjectNode selector = JsonNodeFactory.instance.objectNode();
        selector.set("matchLabels", workload.at("/spec/selector/matchLabels"));
        return selector;
    }

    private static <T> JsonNode list(List<T> items, Function<T, ObjectNode> view) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode array = list.putArray("items");
        items.forEach(item -> array.add(view.apply(item)));
        return list;
    }
}
