package dev.ordinal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.access.Needs;
import dev.ordinal.access.Permission;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Query;
import dev.ordinal.cluster.Resource;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** What storage a claim may ask for. */
@Path("/api/v1/catalog/storageclasses")
public class StorageClassResource {
    private static final String DEFAULT = "storageclass.kubernetes.io/is-default-class";

    private final ClusterApi api;

    public StorageClassResource(ClusterApi api) {
        this.api = api;
    }

    @GET
    @Produces({Shown.JSON, Shown.YAML, Shown.X_YAML, Shown.TEXT_YAML})
    @Needs(Permission.LIST_STORAGE_CLASSES)
    public Uni<JsonNode> all(@Context UriInfo uri) {
        Shown.parameters(uri).only(Set.of());
        return api.list(Query.all(Resource.STORAGE_CLASSES))
                .map(page -> Shown.list(page.items(), StorageClassResource::view));
    }

    /** What the API's defaults say where a class says nothing. */
    private static ObjectNode view(ObjectNode storage) {
        ObjectNode view = Shown.named(storage);
        view.put("provisioner", storage.path("provisioner").asText());
        view.put(
                "default",
                storage.path("metadata")
                        .path("annotations")
                        .path(DEFAULT)
                        .asText()
                        .equals("true"));
        view.put("reclaimPolicy", storage.path("reclaimPolicy").asText("Delete"));
        view.put("binding", storage.path("volumeBindingMode").asText("Immediate"));
        view.put("expandable", storage.path("allowVolumeExpansion").asBoolean(false));
        return view;
    }
}
