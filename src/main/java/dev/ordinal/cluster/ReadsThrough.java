package dev.ordinal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** A cluster that is read as another one is; whoever extends it says what becomes of writes. */
public abstract class ReadsThrough implements ClusterApi {
    protected final ClusterApi api;

    protected ReadsThrough(ClusterApi api) {
        this.api = api;
    }

    @Override
    public final Uni<ObjectNode> get(ObjectRef object) {
        return api.get(object);
    }

    @Override
    public final Uni<Page> list(Query query) {
        return api.list(query);
    }

    @Override
    public final Multi<WatchEvent> watch(Query query, String resourceVersion) {
        return api.watch(query, resourceVersion);
    }
}
