package dev.ordinal.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What would become of a workload if a request were stored.
 *
 * @param before the object as it is; empty if there is none
 * @param after as it would be; while it is being deleted for a request to delete it
 */
public record Rehearsal(Optional<ObjectNode> before, ObjectNode after) {

    /** @param going what the object looks like while it is being deleted */
    static Rehearsal of(Optional<ObjectNode> before, Verdict verdict, UnaryOperator<ObjectNode> going) {
        return switch (verdict) {
            case Verdict.Stored(ObjectNode workload, boolean created) -> new Rehearsal(before, workload);
            case Verdict.Deleted deleted ->
                before.map(object -> new Rehearsal(before, going.apply(object)))
                        .orElseThrow(() -> refused(Refusal.Kind.NOT_FOUND, "there is no such workload"));
            case Verdict.Duplicate duplicate ->
                throw refused(Refusal.Kind.CONFLICT, "a request with this id was stored before");
            case Verdict.NotYet(String detail) -> throw refused(Refusal.Kind.CONFLICT, detail);
            case Verdict.Refused(Refusal refusal) -> throw new RefusedException(refusal);
        };
    }

    private static RefusedException refused(Refusal.Kind kind, String detail) {
        return new RefusedException(kind, "", detail);
    }
}
