package dev.ordinal.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.PatchType;
import dev.ordinal.cluster.Resource;
import dev.ordinal.workload.Action.ChangePod;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.Written;
import dev.ordinal.workload.Written.Target;
import io.smallrye.mutiny.Uni;

/** Adopts, releases and repairs pods (R2.3, R5.7), each in exactly the state that was seen. */
final class PodChange {
    private final ClusterApi api;
    private final LiveRead live;

    PodChange(ClusterApi api, LiveRead live) {
        this.api = api;
        this.live = live;
    }

    Uni<Outcome> write(WorkloadSpec spec, ChangePod change) {
        return switch (change.change()) {
            case ADOPT -> live.ifAlive(spec, workload -> patch(spec, change, adoption(spec)));
            case RELEASE -> patch(spec, change, release(spec));
            case IDENTIFY -> patch(spec, change, identity(change));
        };
    }

    private Uni<Outcome> patch(WorkloadSpec spec, ChangePod change, ObjectNode metadata) {
        metadata.put("uid", change.pod().uid())
                .put("resourceVersion", change.pod().version());
        ObjectNode patch = Json.object();
        patch.set("metadata", metadata);
        return api.patch(Resource.PODS.at(spec.key().namespace(), change.pod().name()), PatchType.STRATEGIC, patch)
                .map(stored -> new Outcome.Done(new Written(
                        Target.POD,
                        change.pod().name(),
                        change.pod().uid(),
                        stored.at("/metadata/resourceVersion").asLong())));
    }

    /** Owner references are merged by uid: those of others stay. */
    private static ObjectNode adoption(WorkloadSpec spec) {
        ObjectNode metadata = Json.object();
        Owner.of(spec, metadata);
        return metadata;
    }

    private static ObjectNode release(WorkloadSpec spec) {
        ObjectNode metadata = Json.object();
        metadata.putArray("ownerReferences").addObject().put("$patch", "delete").put("uid", spec.uid());
        return metadata;
    }

    private static ObjectNode identity(ChangePod change) {
        ObjectNode metadata = Json.object();
        metadata.putObject("labels")
                .put("statefulset.kubernetes.io/pod-name", change.pod().name())
                .put("apps.kubernetes.io/pod-index", String.valueOf(change.pod().ordinal()));
        return metadata;
    }
}
