package dev.ordinal.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.Canonical;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.ClusterApi.Write;
import dev.ordinal.cluster.Json;
import dev.ordinal.cluster.ObjectRef;
import dev.ordinal.cluster.PatchType;
import dev.ordinal.cluster.Resource;
import dev.ordinal.workload.Action;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.Written.Target;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Stores a revision. What the newest one holds may mean the same though it is written otherwise, as after an upgrade of the API
 * server that knows one more default: then none is stored, and no pod restarts (R3.4, D10). The name follows from the template, so
 * somebody else may have it: what a former workload of this name left behind with the same template is adopted (R2.2), other
 * content makes the next name (R3.6).
 */
final class Recording {
    private final ClusterApi api;
    private final Creation creation;

    Recording(ClusterApi api, Creation creation) {
        this.api = api;
        this.creation = creation;
    }

    Uni<Outcome> store(WorkloadSpec spec, ObjectNode revision, Action.CreateRevision action) {
        Uni<Optional<Outcome>> held = Uni.createFrom().item(Optional.empty());
        for (String name : action.heldByOthers()) {
            ObjectRef ref = Resource.REVISIONS.at(spec.key().namespace(), name);
            held = held.flatMap(before -> before.isPresent() ? Uni.createFrom().item(before) : heldByOthers(spec, ref));
        }
        return held.flatMap(outcome ->
                outcome.map(Recording::outcome).orElseGet(() -> storeUnlessSame(spec, revision, action.newest())));
    }

    /**
     * On an old view it is still a former workload's what has been left to us since, or is about to be: its pods would come with it,
     * at a revision that is not the update's.
     */
    private Uni<Optional<Outcome>> heldByOthers(WorkloadSpec spec, ObjectRef ref) {
        return api.get(ref)
                .map(held -> Optional.of(whose(spec, ref, held)))
                .onFailure(failure -> failure instanceof ApiFailure f && f.notFound())
                .recoverWithItem(Optional.empty());
    }

    private static Outcome whose(WorkloadSpec spec, ObjectRef ref, ObjectNode held) {
        String owner = Owner.uid(held.path("metadata"));
        return owner.isEmpty() || owner.equals(spec.uid())
                ? found(Target.REVISION, held, ref + " has been left to us")
                : ofAnother(ref);
    }

    private static Outcome ofAnother(ObjectRef ref) {
        return new Outcome.Refused(ref + " belongs to another object until that is gone");
    }

    private Uni<Outcome> storeUnlessSame(WorkloadSpec spec, ObjectNode revision, String newest) {
        if (newest.isEmpty()) {
            return create(spec, revision);
        }
        ObjectRef former = Resource.REVISIONS.at(spec.key().namespace(), newest);
        return api.get(former)
                .flatMap(held -> meansTheSame(spec, held)
                        .flatMap(same -> same ? remember(spec, former, held) : create(spec, revision)));
    }

    /** The API server is asked what the workload would be with the template that is held: it knows the defaults. */
    private Uni<Boolean> meansTheSame(WorkloadSpec spec, ObjectNode held) {
        ObjectRef ref = LiveRead.workload(spec);
        return api.get(ref)
                .flatMap(workload -> {
                    if (workload.at("/metadata/generation").asLong() != spec.generation()) {
                        return Uni.createFrom().item(false);
                    }
                    ObjectNode template = (ObjectNode) held.at("/data/spec/template");
                    ((ObjectNode) workload.path("spec"))
                            .set("template", template.deepCopy().without("$patch"));
                    return api.replace(ref, workload, new Write(true, false, false))
                            .map(answer -> Canonical.hash(answer.at("/spec/template"))
                                    .equals(spec.template().hash()));
                })
                .onFailure(ApiFailure.class)
                .recoverWithItem(false);
    }

    /** The next look finds it equal. */
    private Uni<Outcome> remember(WorkloadSpec spec, ObjectRef former, ObjectNode held) {
        String before = held.path("metadata")
                .path("annotations")
                .path(ObservedRevision.SAME_AS)
                .asText("");
        String hash = spec.template().hash();
        ObjectNode patch = Json.object();
        ObjectNode metadata = patch.putObject("metadata");
        metadata.set("uid", held.at("/metadata/uid"));
        metadata.putObject("annotations").put(ObservedRevision.SAME_AS, before.isEmpty() ? hash : before + "," + hash);
        return api.patch(former, PatchType.MERGE, patch)
                .map(stored -> found(Target.REVISION, stored, former + " means the same template"));
    }

    private Uni<Outcome> create(WorkloadSpec spec, ObjectNode revision) {
        ObjectRef ref = Resource.REVISIONS.at(
                spec.key().namespace(), revision.at("/metadata/name").asText());
        return creation.create(ref, revision, Recording::done)
                .onFailure(failure -> failure instanceof ApiFailure f && f.alreadyExists())
                .recoverWithUni(failure -> api.get(ref)
                        .flatMap(taken -> settle(new Case(spec, LiveRead.workload(spec), ref, revision), taken)));
    }

    private static Outcome done(ObjectNode stored) {
        return new Outcome.Done(Trace.of(Target.REVISION, stored));
    }

    /** An answer may have been lost, and an event be late: whatever the wish is by then, nothing is decided without this one (FRESH). */
    private static Outcome found(Target target, ObjectNode stored, String message) {
        return new Outcome.Conflict(message, Optional.of(Trace.of(target, stored)));
    }

    private record Case(WorkloadSpec spec, ObjectRef workload, ObjectRef ref, ObjectNode wanted) {}

    private Uni<Outcome> settle(Case wish, ObjectNode taken) {
        String owner = Owner.uid(taken.path("metadata"));
        boolean same = Canonical.hash(taken.path("data"))
                .equals(Canonical.hash(wish.wanted().path("data")));
        if (!same) {
            return count(wish);
        }
        if (owner.equals(wish.spec().uid())) {
            return outcome(found(Target.REVISION, taken, wish.ref() + " is there already"));
        }
        return owner.isEmpty() ? adopt(wish, taken).map(Recording::done) : outcome(ofAnother(wish.ref()));
    }

    private Uni<ObjectNode> adopt(Case wish, ObjectNode taken) {
        ObjectNode patch =
                Json.object().put("revision", wish.wanted().path("revision").asLong());
        ObjectNode metadata = patch.putObject("metadata");
        metadata.set("uid", taken.at("/metadata/uid"));
        metadata.set("resourceVersion", taken.at("/metadata/resourceVersion"));
        metadata.set("labels", wish.wanted().at("/metadata/labels"));
        metadata.set("ownerReferences", wish.wanted().at("/metadata/ownerReferences"));
        return api.patch(wish.ref(), PatchType.MERGE, patch);
    }

    /** The next look decides anew, with the next name. */
    private Uni<Outcome> count(Case wish) {
        int next = wish.spec().recorded().collisionCount() + 1;
        ObjectNode patch = Json.object();
        patch.putObject("metadata").put("uid", wish.spec().uid());
        patch.putObject("status").put("collisionCount", next);
        return api.patch(wish.workload().sub("status"), PatchType.MERGE, patch)
                .map(stored -> found(Target.WORKLOAD, stored, wish.ref() + " has other content"));
    }

    private static Uni<Outcome> outcome(Outcome outcome) {
        return Uni.createFrom().item(outcome);
    }
}
