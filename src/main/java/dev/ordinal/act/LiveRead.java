package dev.ordinal.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.Resource;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/**
 * Asks the API server itself before something is made ours, or is given an owner that takes it along: on an old view the workload may
 * be gone and another one of its name be there (R2.2, R2.3, INV6).
 */
final class LiveRead {
    private final ClusterApi api;

    LiveRead(ClusterApi api) {
        this.api = api;
    }

    static ObjectRef workload(WorkloadSpec spec) {
        Resource resource = spec.kind() == WorkloadKind.ORDINAL_SET ? Resource.ORDINAL_SETS : Resource.STATEFUL_SETS;
        return resource.at(spec.key().namespace(), spec.key().name());
    }

    /**
     * Goes on if the workload is still the one that was decided for, and is not being deleted.
     *
     * @param then gets the workload as it is stored
     */
    Uni<Outcome> ifAlive(WorkloadSpec spec, Function<ObjectNode, Uni<Outcome>> then) {
        return api.get(workload(spec)).flatMap(live -> {
            boolean same = live.at("/metadata/uid").asText().equals(spec.uid());
            boolean deleting = live.path("metadata").has("deletionTimestamp");
            return same && !deleting ? then.apply(live) : changed(spec);
        });
    }

    /** Goes on if, besides, the wish is still the one that was decided for. */
    Uni<Outcome> ifUnchanged(WorkloadSpec spec, Function<ObjectNode, Uni<Outcome>> then) {
        return ifAlive(
                spec,
                live -> live.at("/metadata/generation").asLong() == spec.generation()
                        ? then.apply(live)
                        : changed(spec));
    }

    private static Uni<Outcome> changed(WorkloadSpec spec) {
        return Uni.createFrom().item(new Outcome.Conflict(spec.key() + " is not as it was seen"));
    }
}
