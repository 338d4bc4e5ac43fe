package dev.ordinal.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.JsonBlueprint;
import dev.ordinal.cluster.PatchType;
import dev.ordinal.workload.NeverAvailable;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import dev.ordinal.workload.Written;
import dev.ordinal.workload.Written.Target;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Writes a status back to its object, if it says something else than the object does. */
final class Reporting {
    private static final Outcome NOTHING_NEW = new Outcome.Done(new Written(Target.WORKLOAD, "", "", 0));

    private final ClusterApi api;

    Reporting(ClusterApi api) {
        this.api = api;
    }

    Uni<Outcome> write(WorkloadSpec spec, WorkloadStatus status, Instant now) {
        ObjectNode before = ((JsonBlueprint) spec.blueprint()).object();
        ObjectNode patch = StatusBuilder.patch(before, status, now);
        long version = spec.recorded().version();
        boolean annotates = spec.kind() == WorkloadKind.STATEFUL_SET
                && !status.neverAvailable().equals(spec.recorded().neverAvailable());
        if (!annotates) {
            return patch.isEmpty() ? Uni.createFrom().item(NOTHING_NEW) : status(spec, patch, version);
        }
        return annotation(spec, status, version).flatMap(stored -> {
            long next = stored.at("/metadata/resourceVersion").asLong();
            return patch.isEmpty() ? Uni.createFrom().item(done(stored)) : status(spec, patch, next);
        });
    }

    private Uni<Outcome> status(WorkloadSpec spec, ObjectNode patch, long version) {
        ObjectNode body = Json.object();
        // A patch of a custom resource's status is fenced by nothing but this.
        body.putObject("metadata").put("resourceVersion", String.valueOf(version));
        body.set("status", patch);
        return api.patch(LiveRead.workload(spec).sub("status"), PatchType.MERGE, body)
                .map(Reporting::done);
    }

    /** The built-in kind's status has no room for what we remember of its pods. */
    private Uni<ObjectNode> annotation(WorkloadSpec spec, WorkloadStatus status, long version) {
        ObjectNode patch = Json.object();
        ObjectNode metadata =
                patch.putObject("metadata").put("uid", spec.uid()).put("resourceVersion", String.valueOf(version));
        String uids = String.join(",", status.neverAvailable().stream().sorted().toList());
        metadata.putObject("annotations").put(NeverAvailable.ANNOTATION, uids.isEmpty() ? null : uids);
        return api.patch(LiveRead.workload(spec), PatchType.MERGE, patch);
    }

    private static Outcome done(ObjectNode stored) {
        return new Outcome.Done(new Written(
                Target.WORKLOAD,
                stored.at("/metadata/name").asText(),
                stored.at("/metadata/uid").asText(),
                stored.at("/metadata/resourceVersion").asLong()));
    }
}
