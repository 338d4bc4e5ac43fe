package dev.ordinal.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.ClusterApi.Write;
import dev.ordinal.cluster.Deletion;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.JsonBlueprint;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.PatchType;
import dev.ordinal.cluster.Resource;
import dev.ordinal.workload.Action;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import dev.ordinal.workload.Written;
import dev.ordinal.workload.Written.Target;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Acts through the API. Every write asks {@link Leadership} first and is fenced by name or uid. */
public final class ApiServerActor implements ClusterActor {

    private final ClusterApi api;
    private final Leadership leadership;
    private final Recording recording;

    public ApiServerActor(ClusterApi api, Leadership leadership) {
        this.api = api;
        this.leadership = leadership;
        this.recording = new Recording(api);
    }

    @Override
    public Uni<Outcome> perform(WorkloadSpec spec, Action action) {
        return Uni.createFrom().deferred(() -> {
            if (!leadership.mayAct()) {
                return Uni.createFrom().item(new Outcome.NotLeading());
            }
            ObjectNode workload = ((JsonBlueprint) spec.blueprint()).object();
            return Failures.asOutcome(dispatch(spec, workload, action));
        });
    }

    private Uni<Outcome> dispatch(WorkloadSpec spec, ObjectNode workload, Action action) {
        return switch (action) {
            case Action.Guard guard -> finalizers(spec, workload, true);
            case Action.LetGo letGo -> finalizers(spec, workload, false);
            case Action.CreateRevision create ->
                recording.store(
                        spec,
                        workload(spec),
                        RevisionBuilder.build(spec, workload, create),
                        stored -> new Outcome.Done(written(Target.REVISION, stored)));
            case Action.RaiseRevision raise -> raise(spec, raise);
            case Action.CreateClaim create ->
                create(spec, Resource.CLAIMS, ClaimBuilder.build(spec, workload, create), Target.CLAIM);
            case Action.CreatePod create -> createPod(spec, workload, create);
            case Action.DeletePod delete -> deletePod(spec, delete);
            case Action.DeleteWorkload delete ->
                api.delete(workload(spec), Deletion.of(spec.uid()))
                        .replaceWith(deleted(Target.WORKLOAD, spec.key().name(), spec.uid()));
        };
    }

    private Uni<Outcome> create(WorkloadSpec spec, Resource resource, ObjectNode body, Target target) {
        ObjectRef ref =
                resource.at(spec.key().namespace(), body.at("/metadata/name").asText());
        return api.create(ref, body, Write.PLAIN).map(created -> new Outcome.Done(written(target, created)));
    }

    private Uni<Outcome> createPod(WorkloadSpec spec, ObjectNode workload, Action.CreatePod create) {
        PodBuilder.Placed placed = new PodBuilder.Placed(create.ordinal(), create.name(), create.revision());
        return template(spec, workload, create)
                .flatMap(template ->
                        create(spec, Resource.PODS, PodBuilder.build(spec, workload, template, placed), Target.POD));
    }

    /** The present template, or an older one from history. */
    private Uni<JsonNode> template(WorkloadSpec spec, ObjectNode workload, Action.CreatePod create) {
        return create.present()
                ? Uni.createFrom().item(workload.at("/spec/template"))
                : api.get(Resource.REVISIONS.at(spec.key().namespace(), create.revision()))
                        .map(stored -> ((ObjectNode) stored.at("/data/spec/template")).without("$patch"));
    }

    private Uni<Outcome> raise(WorkloadSpec spec, Action.RaiseRevision raise) {
        ObjectNode patch = Json.object().put("revision", raise.number());
        patch.putObject("metadata").put("uid", raise.revision().uid());
        return api.patch(
                        Resource.REVISIONS.at(
                                spec.key().namespace(), raise.revision().name()),
                        PatchType.MERGE,
                        patch)
                .map(stored -> new Outcome.Done(written(Target.REVISION, stored)));
    }

    /** Fenced by uid and resourceVersion: a pod that was let go, or came back to life, since it was seen is looked at again. */
    private Uni<Outcome> deletePod(WorkloadSpec spec, Action.DeletePod delete) {
        ObjectRef ref = Resource.PODS.at(spec.key().namespace(), delete.name());
        return api.delete(ref, Deletion.of(delete.uid(), delete.version()))
                .replaceWith(deleted(Target.POD, delete.name(), delete.uid()));
    }

    private static Outcome deleted(Target target, String name, String uid) {
        return new Outcome.Done(new Written(target, name, uid, 0));
    }

    /** Fenced by uid and resourceVersion: the list of finalizers is exactly the one that was seen. */
    private Uni<Outcome> finalizers(WorkloadSpec spec, ObjectNode workload, boolean guarded) {
        ObjectNode patch = Json.object();
        ObjectNode metadata = patch.putObject("metadata");
        metadata.put("uid", spec.uid());
        metadata.put("resourceVersion", String.valueOf(spec.recorded().version()));
        var finalizers = metadata.putArray("finalizers");
        workload.at("/metadata/finalizers").forEach(finalizer -> {
            if (!finalizer.asText().equals(WorkloadSpec.Life.FINALIZER)) {
                finalizers.add(finalizer);
            }
        });
        if (guarded) {
            finalizers.add(WorkloadSpec.Life.FINALIZER);
        }
        return api.patch(workload(spec), PatchType.MERGE, patch)
                .map(stored -> new Outcome.Done(written(Target.WORKLOAD, stored)));
    }

    @Override
    public Uni<Outcome> report(WorkloadSpec spec, WorkloadStatus status, Instant now) {
        return Uni.createFrom().deferred(() -> {
            if (!leadership.mayAct()) {
                return Uni.createFrom().item(new Outcome.NotLeading());
            }
            ObjectNode before = ((JsonBlueprint) spec.blueprint()).object();
            ObjectNode patch = StatusBuilder.patch(before, status, now);
            if (patch.isEmpty()) {
                return Uni.createFrom().item(new Outcome.Done(new Written(Target.WORKLOAD, "", "", 0)));
            }
            ObjectNode body = Json.object();
            // A patch of a custom resource's status is fenced by nothing but this.
            body.putObject("metadata")
                    .put("resourceVersion", String.valueOf(spec.recorded().version()));
            body.set("status", patch);
            return Failures.asOutcome(api.patch(workload(spec).sub("status"), PatchType.MERGE, body)
                    .map(stored -> new Outcome.Done(written(Target.WORKLOAD, stored))));
        });
    }

    private static ObjectRef workload(WorkloadSpec spec) {
        Resource resource = spec.kind() == WorkloadKind.ORDINAL_SET ? Resource.ORDINAL_SETS : Resource.STATEFUL_SETS;
        return resource.at(spec.key().namespace(), spec.key().name());
    }

    private static Written written(Target target, ObjectNode stored) {
        JsonNode metadata = stored.path("metadata");
        return new Written(
                target,
                metadata.path("name").asText(),
                metadata.path("uid").asText(),
                metadata.path("resourceVersion").asLong());
    }
}
