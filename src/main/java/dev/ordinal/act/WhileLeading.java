package dev.ordinal.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Deletion;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.PatchType;
import dev.ordinal.cluster.ReadsThrough;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/**
 * Lets through what is read, and what is written only while the lease is ours: its age is looked at right before each write, after all
 * reading that came first, for in between a process may have been frozen for longer than the lease lasts (F16).
 */
final class WhileLeading extends ReadsThrough {
    private final Leadership leadership;

    WhileLeading(ClusterApi api, Leadership leadership) {
        super(api);
        this.leadership = leadership;
    }

    /** What a write fails with that was not sent. */
    static final class LeadIsLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private LeadIsLost() {
            super("the lease is not ours any more", null, false, false);
        }
    }

    @Override
    public Uni<ObjectNode> create(ObjectRef collection, ObjectNode body, Write write) {
        return leading(() -> api.create(collection, body, write));
    }

    @Override
    public Uni<ObjectNode> replace(ObjectRef object, ObjectNode body, Write write) {
        return leading(() -> api.replace(object, body, write));
    }

    @Override
    public Uni<ObjectNode> patch(ObjectRef object, PatchType type, JsonNode body) {
        return leading(() -> api.patch(object, type, body));
    }

    @Override
    public Uni<Void> delete(ObjectRef object, Deletion deletion) {
        return leading(() -> api.delete(object, deletion));
    }

    private <T> Uni<T> leading(Supplier<Uni<T>> write) {
        return Uni.createFrom()
                .deferred(() ->
                        leadership.mayAct() ? write.get() : Uni.createFrom().failure(new LeadIsLost()));
    }
}
