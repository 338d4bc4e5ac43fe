package dev.ordinal.desired;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.cluster.ClusterApi;
import dev.ordinal.cluster.ClusterApi.Write;
import dev.ordinal.desired.WorkloadRequest.Apply;
import dev.ordinal.desired.WorkloadRequest.Mode;
import dev.ordinal.workload.Fault;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Creates or changes a workload: checked, merged with what is stored, and stored by compare-and-set. */
final class Applying {
    private final ClusterApi api;
    private final Check check;
    private final Orchestration orchestration;
    private final Clashes clashes;
    private final ThreeWayMerge merge;
    private final Companions companions;
    private final ForgottenRequests forgotten;

    Applying(ClusterApi api, CustomResourceDesiredStates.Rules rules, Clashes clashes) {
        this.api = api;
        this.check = rules.check();
        this.orchestration = rules.orchestration();
        this.clashes = clashes;
        this.merge = new ThreeWayMerge(rules.listKeys());
        this.companions = new Companions(api, merge);
        this.forgotten = new ForgottenRequests(api);
    }

    Uni<Verdict> apply(Apply request) {
        WorkloadKind kind = Stored.kind(request.manifest().workload());
        ObjectNode wanted = request.manifest().workload().deepCopy();
        wanted.withObject("/metadata").put("namespace", request.key().namespace());
        wanted.remove("status");
        List<Fault> faults = check.faults(wanted, Optional.empty());
        if (!faults.isEmpty()) {
            return refused(Refusal.invalid(faults), request);
        }
        return Stored.find(api, request.key(), kind).flatMap(found -> decide(request, kind, wanted, found));
    }

    private Uni<Verdict> decide(Apply request, WorkloadKind kind, ObjectNode wanted, Optional<Stored> found) {
        if (found.isPresent() && RequestLog.has(found.get().object(), request.id())) {
            return Uni.createFrom().item(new Verdict.Duplicate());
        }
        Optional<Verdict> no = unexpected(request, kind, found);
        if (no.isPresent()) {
            return Uni.createFrom().item(no.get());
        }
        Optional<Refusal> clash = clashes.of(request.key(), wanted);
        if (clash.isPresent()) {
            return refused(clash.get(), request);
        }
        if (found.isEmpty()) {
            return forgotten
                    .has(request.key().namespace(), request.id())
                    .flatMap(before ->
                            before ? Uni.createFrom().item(new Verdict.Duplicate()) : create(request, kind, wanted));
        }
        return change(request, kind, wanted, found.get());
    }

    /** What the request expects to find, and what is there. */
    private static Optional<Verdict> unexpected(Apply request, WorkloadKind kind, Optional<Stored> found) {
        if (found.isPresent() && found.get().going()) {
            return Optional.of(new Verdict.NotYet("is being deleted; it can be created again once it is gone"));
        }
        Refusal refusal = null;
        if (found.isEmpty()
                && (request.mode() == Mode.UPDATE || request.ifMatch().isPresent())) {
            refusal = Refusal.of(Refusal.Kind.NOT_FOUND, "", request.key() + " does not exist");
        } else if (found.isPresent() && found.get().kind() != kind) {
            String other = found.get().kind().kind();
            String detail = "a " + other + " of this name exists; a name is one workload over both kinds";
            refusal = Refusal.of(Refusal.Kind.CONFLICT, "/kind", detail);
        } else if (found.isPresent() && request.mode() == Mode.CREATE) {
            refusal = Refusal.of(Refusal.Kind.CONFLICT, "/metadata/name", request.key() + " exists; apply changes it");
        } else if (found.isPresent()
                && request.ifMatch().isPresent()
                && !found.get().resourceVersion().equals(request.ifMatch().get())) {
            refusal = Refusal.of(Refusal.Kind.STALE, "", "changed since you read it; read it again");
        }
        return Optional.ofNullable(refusal)
                .map(refused ->
                        new Verdict.Refused(refused.under(request.manifest().pointer())));
    }

    private Uni<Verdict> create(Apply request, WorkloadKind kind, ObjectNode wanted) {
        ObjectNode marked = marked(request, wanted, wanted);
        guard(kind, marked);
        return withCompanions(
                request,
                write -> api.create(Stored.at(kind, request.key()), marked, write),
                stored -> companions
                        .headlessService(WorkloadMirror.resource(kind), stored)
                        .replaceWith(new Verdict.Stored(stored, true)));
    }

    private Uni<Verdict> change(Apply request, WorkloadKind kind, ObjectNode wanted, Stored found) {
        ObjectNode live = found.object();
        ObjectNode merged = merge.merge(live, LastApplied.of(live), wanted);
        Steering.heed(live, merged);
        List<Fault> faults = check.faults(merged, Optional.of(live));
        if (!faults.isEmpty()) {
            return refused(Refusal.invalid(faults), request);
        }
        ObjectNode marked = marked(request, merged, live);
        return withCompanions(
                request,
                write -> api.replace(Stored.at(kind, request.key()), marked, write),
                stored -> Uni.createFrom().item(new Verdict.Stored(stored, false)));
    }

    /** What the first turn would do in a write of its own: deletion in order needs the finalizer from the first pod on. */
    private void guard(WorkloadKind kind, ObjectNode created) {
        if (kind == WorkloadKind.ORDINAL_SET && orchestration.kinds().contains(kind)) {
            ArrayNode finalizers = created.withArray("/metadata/finalizers");
            boolean there = finalizers
                    .valueStream()
                    .anyMatch(finalizer -> finalizer.asText().equals(WorkloadSpec.Life.FINALIZER));
            if (!there) {
                finalizers.add(WorkloadSpec.Life.FINALIZER);
            }
        }
    }

    private static ObjectNode marked(Apply request, ObjectNode wanted, ObjectNode log) {
        ObjectNode marked = wanted.deepCopy();
        LastApplied.mark(marked, request.manifest().workload());
        LastApplied.annotate(marked, Marks.REQUESTS, RequestLog.with(log, request.id()));
        return marked;
    }

    /** Everything is tried dry before anything is stored, so that nothing is half applied; the workload goes in last. */
    private Uni<Verdict> withCompanions(Apply request, Storing storing, Finishing finishing) {
        List<Manifest.Companion> beside = request.manifest().companions();
        String pointer = request.manifest().pointer();
        Uni<Void> before = beside.isEmpty()
                ? Uni.createFrom().voidItem()
                : storing.store(new Write(true, true, false))
                        .onFailure(ApiFailure.class)
                        .transform(failure -> RefusedException.from(failure, pointer))
                        .chain(() -> companions.apply(request.key(), beside, true))
                        .chain(() -> companions.apply(request.key(), beside, false));
        return before.chain(() -> storing.store(Write.STRICT)
                        .onFailure(ApiFailure.class)
                        .transform(failure -> RefusedException.from(failure, pointer)))
                .flatMap(finishing::finish);
    }

    /** What was judged is the workload; the fault stands where that stands in what was sent. */
    private static Uni<Verdict> refused(Refusal refusal, Apply request) {
        Refusal placed = refusal.under(request.manifest().pointer());
        return Uni.createFrom().item(new Verdict.Refused(placed));
    }

    private interface Storing {
        Uni<ObjectNode> store(Write write);
    }

    private interface Finishing {
        Uni<Verdict> finish(ObjectNode stored);
    }
}
