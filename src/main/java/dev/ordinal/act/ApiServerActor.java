package dev.ordinal.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.Deletion;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.JsonBlueprint;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.PatchType;
import dev.ordinal.cluster.Resource;
import dev.ordinal.workload.Action;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import dev.ordinal.workload.Written;
import dev.ordinal.workload.Written.Target;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/** Acts through the API. Every write asks {@link Leadership} first and is fenced by name or uid. */
public final class ApiServerActor implements ClusterActor {

    private final ClusterApi api;
    private final Leadership leadership;
    private final LongAdder strays = new LongAdder();
    private final Creation creation;
    private final Recording recording;
    private final PodChange podChange;
    private final ClaimOwner claimOwner;
    private final LiveRead live;
    private final Reporting reporting;
    private final Events events;

    /** @param events where it is told what was done and what was refused */
    public ApiServerActor(ClusterApi api, Leadership leadership, Events events) {
        this.api = new WhileLeading(api, leadership);
        this.events = events;
        this.leadership = leadership;
        this.creation = new Creation(this.api, leadership, strays);
        this.recording = new Recording(this.api, creation);
        this.live = new LiveRead(this.api);
        this.podChange = new PodChange(this.api, live);
        this.claimOwner = new ClaimOwner(this.api, live);
        this.reporting = new Reporting(this.api);
    }

    @Override
    public Uni<Outcome> perform(WorkloadSpec spec, Action action) {
        return Uni.createFrom().deferred(() -> {
            if (!leadership.mayAct()) {
                return Uni.createFrom().item(new Outcome.NotLeading());
            }
            ObjectNode workload = ((JsonBlueprint) spec.blueprint()).object();
            return Failures.asOutcome(dispatch(spec, workload, action))
                    .invoke(outcome -> Notice.of(action, outcome).ifPresent(notice -> events.tell(spec, notice)));
        });
    }

    /** How many objects were created when the lease had just been lost. */
    public long strayCreates() {
        return strays.sum();
    }

    @Override
    public void tell(WorkloadSpec spec, Notice notice) {
        events.tell(spec, notice);
    }

    private Uni<Outcome> dispatch(WorkloadSpec spec, ObjectNode workload, Action action) {
        return switch (action) {
            case Action.Guard guard -> finalizers(spec, workload, true);
            case Action.LetGo letGo -> finalizers(spec, workload, false);
            case Action.CreateRevision create ->
                recording.store(spec, RevisionBuilder.build(spec, workload, create), create);
            case Action.ChangeRevision change -> changeRevision(spec, change);
            case Action.DeleteRevision delete -> deleteRevision(spec, delete);
            case Action.CreateClaim create ->
                create(spec, Resource.CLAIMS, ClaimBuilder.build(spec, workload, create), Target.CLAIM);
            case Action.OwnClaim own -> claimOwner.write(spec, own);
            case Action.CreatePod create -> createPod(spec, workload, create);
            case Action.ChangePod change -> podChange.write(spec, change);
            case Action.DeletePod delete -> deletePod(spec, delete);
            case Action.DeleteWorkload delete ->
                api.delete(LiveRead.workload(spec), Deletion.of(spec.uid()))
                        .replaceWith(deleted(Target.WORKLOAD, spec.key().name(), spec.uid()));
        };
    }

    private Uni<Outcome> create(WorkloadSpec spec, Resource resource, ObjectNode body, Target target) {
        ObjectRef ref =
                resource.at(spec.key().namespace(), body.at("/metadata/name").asText());
        return creation.create(ref, body, created -> new Outcome.Done(Trace.of(target, created)));
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

    /** R2.2, R3.5. Fenced like a pod: one that was orphaned since it was seen is nobody's to number. */
    private Uni<Outcome> changeRevision(WorkloadSpec spec, Action.ChangeRevision change) {
        ObjectNode patch = Json.object().put("revision", change.number());
        ObjectNode metadata = patch.putObject("metadata")
                .put("uid", change.revision().uid())
                .put("resourceVersion", change.revision().version());
        ObjectRef ref =
                Resource.REVISIONS.at(spec.key().namespace(), change.revision().name());
        Uni<Outcome> write = Uni.createFrom()
                .deferred(() -> api.patch(ref, PatchType.STRATEGIC, patch))
                .map(stored -> new Outcome.Done(Trace.of(Target.REVISION, stored)));
        if (change.revision().owned()) {
            return write;
        }
        Owner.of(spec, metadata);
        return live.ifAlive(spec, workload -> write);
    }

    /** Fenced by uid and resourceVersion: one that was orphaned since it was seen stays. */
    private Uni<Outcome> deleteRevision(WorkloadSpec spec, Action.DeleteRevision delete) {
        ObservedRevision revision = delete.revision();
        ObjectRef ref = Resource.REVISIONS.at(spec.key().namespace(), revision.name());
        return api.delete(ref, Deletion.of(revision.uid(), revision.version()))
                .replaceWith(deleted(Target.REVISION, revision.name(), revision.uid()));
    }

    /** Fenced by uid and resourceVersion: a pod that was let go, or came back to life, since it was seen is looked at again. */
    private Uni<Outcome> deletePod(WorkloadSpec spec, Action.DeletePod delete) {
        Action.Pod pod = delete.pod();
        ObjectRef ref = Resource.PODS.at(spec.key().namespace(), pod.name());
        return api.delete(ref, Deletion.of(pod.uid(), pod.version()))
                .replaceWith(deleted(Target.POD, pod.name(), pod.uid()));
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
        return api.patch(LiveRead.workload(spec), PatchType.MERGE, patch)
                .map(stored -> new Outcome.Done(Trace.of(Target.WORKLOAD, stored)));
    }

    @Override
    public Uni<Outcome> report(WorkloadSpec spec, WorkloadStatus status, Instant now) {
        return Failures.asOutcome(Uni.createFrom().deferred(() -> reporting.write(spec, status, now)));
    }
}
