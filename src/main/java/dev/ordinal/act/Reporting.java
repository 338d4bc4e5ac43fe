package dev.ordinal.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.ClusterApi.Write;
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
        ObjectNode changes = StatusBuilder.changes(spec, status, now);
        boolean annotates = spec.kind() == WorkloadKind.STATEFUL_SET
                && !status.neverAvailable().equals(spec.recorded().neverAvailable());
        if (!annotates) {
            return changes.isEmpty() ? Uni.createFrom().item(NOTHING_NEW) : status(spec, before, changes);
        }
        return annotation(spec, status)
                .flatMap(stored ->
                        changes.isEmpty() ? Uni.createFrom().item(done(stored)) : status(spec, stored, changes));
    }

    /**
     * Replaces the whole status of the object as it was seen, fenced by its uid and resourceVersion. A patch of a few fields would be
     * shorter, but to apply it to a custom resource costs the API server more than a third of the whole write.
     */
    private Uni<Outcome> status(WorkloadSpec spec, ObjectNode seen, ObjectNode changes) {
        ObjectNode body = Json.object();
        body.setAll(seen);
        // Whose fields are whose, the server knows best.
        body.set("metadata", seen.withObject("/metadata").deepCopy().without("managedFields"));
        ObjectNode status = seen.path("status") instanceof ObjectNode object ? object.deepCopy() : Json.object();
        body.set("status", status.setAll(changes));
        return api.replace(LiveRead.workload(spec).sub("status"), body, Write.BRIEF)
                .map(Reporting::done);
    }

    /** The built-in kind's status has no room for what we remember of its pods. */
    private Uni<ObjectNode> annotation(WorkloadSpec spec, WorkloadStatus status) {
        ObjectNode patch = Json.object();
        ObjectNode metadata = patch.putObject("metadata")
                .put("uid", spec.uid())
                .put("resourceVersion", String.valueOf(spec.recorded().version()));
        String uids = String.join(",", status.neverAvailable().stream().sorted().toList());
        metadata.putObject("annotations").put(NeverAvailable.ANNOTATION, uids.isEmpty() ? null : uids);
        return api.patch(LiveRead.workload(spec), PatchType.MERGE, patch);
    }

    private static Outcome done(ObjectNode stored) {
        return new Outcome.Done(Trace.of(Target.WORKLOAD, stored));
    }
}
