package dev.ordinal.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Deletion;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.Page;
import dev.ordinal.cluster.PatchType;
import dev.ordinal.cluster.Query;
import dev.ordinal.cluster.WatchEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** An API that nobody is to call; a test says otherwise for the calls that it is about. */
public abstract class UnusedClusterApi implements ClusterApi {
    @Override
    public Uni<ObjectNode> get(ObjectRef object) {
        throw new AssertionError("get " + object);
    }

    @Override
    public Uni<Page> list(Query query) {
        throw new AssertionError("list " + query);
    }

    @Override
    public Multi<WatchEvent> watch(Query query, String resourceVersion) {
        throw new AssertionError("watch " + query);
    }

    @Override
    public Uni<ObjectNode> create(ObjectRef collection, ObjectNode body, Write write) {
        throw new AssertionError("create " + collection);
    }

    @Override
    public Uni<ObjectNode> replace(ObjectRef object, ObjectNode body, Write write) {
        throw new AssertionError("replace " + object);
    }

    @Override
    public Uni<ObjectNode> patch(ObjectRef object, PatchType type, JsonNode body) {
        throw new AssertionError("patch " + object);
    }

    @Override
    public Uni<Void> delete(ObjectRef object, Deletion deletion) {
        throw new AssertionError("delete " + object);
    }
}
