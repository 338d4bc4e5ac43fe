package dev.ordinal.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.trees.JsonPatch;
import dev.ordinal.embedded.trees.MergePatch;
import dev.ordinal.embedded.trees.PatchException;
import dev.ordinal.embedded.trees.StrategicPatch;

/** A change in one of the three forms Kubernetes knows. */
public record Patch(Form form, JsonNode body) {
    /** The media types of PATCH. */
    public enum Form {
        JSON,
        MERGE,
        STRATEGIC
    }

    ObjectNode applyTo(Ref ref, ObjectNode target) {
        if (form == Form.STRATEGIC && ref.kind().custom()) {
            throw StatusException.unsupportedMediaType("the body of the request was in an unknown format - accepted"
                    + " media types include: application/json-patch+json, application/merge-patch+json");
        }
        try {
            JsonNode result = switch (form) {
                case JSON -> JsonPatch.apply(target, body);
                case MERGE -> MergePatch.apply(target, body);
                case STRATEGIC -> StrategicPatch.apply(target, body);
            };
            if (result instanceof ObjectNode object) {
                return object;
            }
            throw StatusException.badRequest("the patch leaves no object");
        } catch (PatchException e) {
            throw e.malformed()
                    ? StatusException.badRequest(e.getMessage())
                    : new StatusException(422, "Invalid", "the server rejected our request: " + e.getMessage());
        }
    }
}
