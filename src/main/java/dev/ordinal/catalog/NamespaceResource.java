package dev.ordinal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Set;

/** Where workloads may be: namespaces, what quotas leave and limits allow, what is in them, and what a pod may take from them. */
@Path("/api/v1/catalog/namespaces")
public class NamespaceResource {
    private final ClusterApi api;
    private final StatusBoard board;

    public NamespaceResource(ClusterApi api, StatusBoard board) {
        this.api = api;
        this.board = board;
    }

    @GET
    @Produces({Shown.JSON, Shown.YAML, Shown.X_YAML, Shown.TEXT_YAML})
    @Needs(Permission.LIST_NAMESPACES)
    public Uni<JsonNode> all(@Context UriInfo uri) {
        Shown.parameters(uri).only(Set.of());
        return Uni.combine()
                .all()
                .unis(api.list(Query.all(Resource.NAMESPACES)), rules(""))
                .asTuple()
                .map(both -> Shown.list(both.getItem1().items(), tenants(both.getItem2(), "")::view));
    }

    @GET
    @Path("/{namespace}")
    @Produces({Shown.JSON, Shown.YAML, Shown.X_YAML, Shown.TEXT_YAML})
    @Needs(Permission.GET_NAMESPACE)
    public Uni<JsonNode> one(@PathParam("namespace") String namespace, @Context UriInfo uri) {
        Shown.parameters(uri).only(Set.of());
        return Uni.combine()
                .all()
                .unis(api.get(Resource.NAMESPACES.at("", namespace)), rules(namespace))
                .asTuple()
                .map(both -> tenants(both.getItem2(), namespace).view(both.getItem1()));
    }

    /** What holds in a namespace, or in each if it is empty. */
    private Uni<Tenants.Rules> rules(String namespace) {
        return Uni.combine()
                .all()
                .unis(
                        api.list(Query.all(Resource.QUOTAS).in(namespace)),
                        api.list(Query.all(Resource.LIMIT_RANGES).in(namespace)))
                .asTuple()
                .map(both -> new Tenants.Rules(
                        both.getItem1().items(), both.getItem2().items()));
    }

    private Tenants tenants(Tenants.Rules rules, String namespace) {
        return new Tenants(rules, board.present(namespace, Optional.empty()).present());
    }

    @GET
    @Path("/{namespace}/configmaps")
    @Produces({Shown.JSON, Shown.YAML, Shown.X_YAML, Shown.TEXT_YAML})
    @Needs(Permission.LIST_CONFIG_MAPS)
    public Uni<JsonNode> configMaps(@PathParam("namespace") String namespace, @Context UriInfo uri) {
        Shown.parameters(uri).only(Set.of());
        return api.list(Query.all(Resource.CONFIG_MAPS).in(namespace))
                .map(page -> Shown.list(page.items(), NamespaceResource::keys));
    }

    /** What containers read from it. */
    @GET
    @Path("/{namespace}/configmaps/{configMap}")
    @Produces({Shown.JSON, Shown.YAML, Shown.X_YAML, Shown.TEXT_YAML})
    @Needs(Permission.GET_CONFIG_MAP)
    public Uni<JsonNode> configMap(
            @PathParam("namespace") String namespace, @PathParam("configMap") String configMap, @Context UriInfo uri) {
        Shown.parameters(uri).only(Set.of());
        return api.get(Resource.CONFIG_MAPS.at(namespace, configMap)).map(NamespaceResource::whole);
    }

    /** All, or those of a type: {@code kubernetes.io/dockerconfigjson} are the ones that images are pulled with. */
    @GET
    @Path("/{namespace}/secrets")
    @Produces({Shown.JSON, Shown.YAML, Shown.X_YAML, Shown.TEXT_YAML})
    @Needs(Permission.LIST_SECRETS)
    public Uni<JsonNode> secrets(@PathParam("namespace") String namespace, @Context UriInfo uri) {
        Shown.parameters(uri).only(Set.of("type"));
        Query query = Query.all(Resource.SECRETS).in(namespace);
        String type = Shown.parameters(uri).one("type");
        if (!type.isEmpty()) {
            Shown.requirePlain("type", type);
            query = query.where("type=" + type);
        }
        return api.list(query)
                .map(page -> Shown.list(
                        page.items(),
                        secret -> keys(secret).put("type", secret.path("type").asText())));
    }

    /** Names and keys; a value is nobody's business who only chooses among them. */
    private static ObjectNode keys(ObjectNode object) {
        ObjectNode view = Shown.named(object);
        Shown.names(view.putArray("keys"), object.path("data"), object.path("binaryData"));
        return view;
    }

    /** What is no text is named, and not told. */
    private static ObjectNode whole(ObjectNode configMap) {
        return keys(configMap).set("data", Shown.copy(configMap.path("data")));
    }
}
