package dev.ordinal.desired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.desired.WorkloadRequest.Patch;
import dev.ordinal.desired.patch.JsonPatch;
import dev.ordinal.desired.patch.MergePatch;
import dev.ordinal.desired.patch.PatchFault;
import dev.ordinal.desired.patch.StrategicPatch;
import dev.ordinal.workload.Fault;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a patch makes of a stored workload: applied here, for both kinds alike, and checked like an apply. */
final class Patching {
    /** What says which object it is; a patch may name it but not change it. */
    private static final List<String> IDENTITY = List.of(
            "/apiVersion",
            "/kind",
            "/metadata/name",
            "/metadata/namespace",
            "/metadata/uid",
            "/metadata/creationTimestamp",
            "/metadata/deletionTimestamp");

    /** What others select by; the selector itself never changes. */
    private static final String LABELS = "/spec/template/metadata/labels";

    private final Check check;
    private final ListKeys keys;
    private final Clashes clashes;

    Patching(CustomResourceDesiredStates.Rules rules, Clashes clashes) {
        this.check = rules.check();
        this.keys = rules.listKeys();
        this.clashes = clashes;
    }

    Uni<ObjectNode> patched(Patch request, Stored stored) {
        ObjectNode live = stored.object();
        requireVersion(request.ifMatch(), stored.resourceVersion());
        ObjectNode patched = applied(request.form(), request.patch(), live, path -> keys.at(live, path));
        ownBooks(live, patched);
        Steering.heed(live, patched);
        List<Fault> faults = new ArrayList<>(changed(IDENTITY, live, patched));
        faults.addAll(check.faults(patched, Optional.of(live)));
        if (!faults.isEmpty()) {
            throw new RefusedException(Refusal.invalid(faults));
        }
        if (!patched.at(LABELS).equals(live.at(LABELS))) {
            clashes.of(request.key(), patched).ifPresent(clash -> {
                throw new RefusedException(clash);
            });
        }
        return Uni.createFrom().item(patched);
    }

    /** @param ifMatch the version that it must still have; any if empty */
    static void requireVersion(Optional<String> ifMatch, String version) {
        if (ifMatch.filter(wanted -> !wanted.equals(version)).isPresent()) {
            throw stale("");
        }
    }

    /** @param keys by which lists a strategic patch merges */
    static ObjectNode applied(
            WorkloadRequest.PatchForm form,
            JsonNode patch,
            ObjectNode live,
            Function<List<String>, List<String>> keys) {
        try {
            JsonNode patched = switch (form) {
                case MERGE -> MergePatch.apply(live, patch);
                case JSON -> JsonPatch.apply(live, patch);
                case STRATEGIC -> new StrategicPatch(keys).apply(live, patch);
            };
            if (patched instanceof ObjectNode object) {
                return object;
            }
            throw new RefusedException(Refusal.Kind.INVALID, "", "would leave no object");
        } catch (PatchFault fault) {
            Refusal.Kind kind = switch (fault.kind()) {
                case MALFORMED -> Refusal.Kind.MALFORMED;
                case MISFIT -> Refusal.Kind.INVALID;
                case FAILED_TEST -> Refusal.Kind.CONFLICT;
            };
            throw new RefusedException(kind, fault.pointer(), fault.getMessage());
        }
    }

    /** A version that a patch names is a condition; what turns write of the object stays as it is. */
    private static void ownBooks(ObjectNode live, ObjectNode patched) {
        JsonNode version = live.at("/metadata/resourceVersion");
        JsonNode named = patched.at("/metadata/resourceVersion");
        if (!named.isMissingNode() && !named.equals(version)) {
            throw stale("/metadata/resourceVersion");
        }
        ObjectNode metadata =
                patched.path("metadata") instanceof ObjectNode there ? there : patched.putObject("metadata");
        metadata.set("resourceVersion", version);
        if (live.has("status")) {
            patched.set("status", live.get("status"));
        } else {
            patched.remove("status");
        }
    }

    /** What was changed of what can't be. */
    static List<Fault> changed(List<String> fixed, ObjectNode live, ObjectNode patched) {
        return fixed.stream()
                .filter(pointer -> !patched.at(pointer).equals(live.at(pointer)))
                .map(pointer -> new Fault(pointer, "can't be changed"))
                .toList();
    }

    static RefusedException stale(String pointer) {
        return new RefusedException(Refusal.Kind.STALE, pointer, "changed since you read it; read it again");
    }
}
