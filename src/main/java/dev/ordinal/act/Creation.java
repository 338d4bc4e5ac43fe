package dev.ordinal.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.ClusterApi.Write;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.workload.Outcome;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Creates objects. Nothing in the cluster fences a create but its name and the look at the lease right before it ({@link WhileLeading}).
 * What a process that was frozen just then sends all the same is counted: the next leader finds it under its name, and keeps it or takes
 * it away like any other.
 */
final class Creation {
    private final ClusterApi api;
    private final Leadership leadership;
    private final LongAdder strays;

    /** @param strays how many creates were answered after the lease was no longer ours */
    Creation(ClusterApi api, Leadership leadership, LongAdder strays) {
        this.api = api;
        this.leadership = leadership;
        this.strays = strays;
    }

    Uni<Outcome> create(ObjectRef ref, ObjectNode body, Function<ObjectNode, Outcome> done) {
        return api.create(ref, body, Write.BRIEF).invoke(this::count).map(done);
    }

    private void count(ObjectNode created) {
        if (!leadership.mayAct()) {
            strays.increment();
        }
    }
}
