package dev.ordinal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;

/** The same cluster, but every write to it is only judged: the server answers as if it were stored, and stores nothing. */
public final class DryRun extends ReadsThrough {
    public DryRun(ClusterApi api) {
        super(api);
    }

    @Override
    public Uni<ObjectNode> create(ObjectRef collection, ObjectNode body, Write write) {
        return api.create(collection, body, dry(write));
    }

    @Override
    public Uni<ObjectNode> replace(ObjectRef object, ObjectNode body, Write write) {
        return api.replace(object, body, dry(write));
    }

    /** Patches say not how they are written; who rehearses replaces. */
    @Override
    public Uni<ObjectNode> patch(ObjectRef object, PatchType type, JsonNode body) {
        throw new UnsupportedOperationException("a patch of " + object + " can't be rehearsed");
    }

    @Override
    public Uni<Void> delete(ObjectRef object, Deletion deletion) {
        return api.delete(object, deletion.rehearsed());
    }

    private static Write dry(Write write) {
        return new Write(true, write.strict(), write.brief());
    }
}
