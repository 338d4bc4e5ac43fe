package dev.ordinal.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.trees.Trees;
import java.util.OptionalInt;

/** How to delete: preconditions (empty: none), grace, and what becomes of dependents (empty: the default). */
public record DeleteOptions(OptionalInt grace, String propagation, String uid, String version, boolean dryRun) {
    public static final DeleteOptions DEFAULT = new DeleteOptions(OptionalInt.empty(), "", "", "", false);

    /** At once, and only the object with this uid. */
    public static DeleteOptions now(String uid) {
        return new DeleteOptions(OptionalInt.of(0), "", uid, "", false);
    }

    public static DeleteOptions of(JsonNode body) {
        JsonNode grace = body.path("gracePeriodSeconds");
        String policy = Trees.text(body, "propagationPolicy");
        if (body.path("orphanDependents").isBoolean() && !policy.isEmpty()) {
            throw new StatusException(
                    422,
                    "Invalid",
                    "DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Invalid value: orphanDependents and"
                            + " deletionPropagation cannot be both set");
        }
        if (body.path("orphanDependents").isBoolean()) {
            policy = body.path("orphanDependents").booleanValue() ? "Orphan" : "Background";
        }
        return new DeleteOptions(
                grace.isInt() ? OptionalInt.of(Math.max(0, grace.intValue())) : OptionalInt.empty(),
                policy,
                Trees.text(body, "preconditions", "uid"),
                Trees.text(body, "preconditions", "resourceVersion"),
                Trees.holdsText(body.path("dryRun"), "All"));
    }

    public DeleteOptions withPropagation(String policy) {
        return new DeleteOptions(grace, policy, uid, version, dryRun);
    }
}
