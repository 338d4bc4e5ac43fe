package dev.ordinal.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.WorkloadSpec;

/** The owner reference by which pods and revisions belong to exactly one workload, told apart by uid. */
final class Owner {
    private Owner() {}

    static void of(WorkloadSpec spec, ObjectNode metadata) {
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", spec.kind().apiVersion())
                .put("kind", spec.kind().kind())
                .put("name", spec.key().name())
                .put("uid", spec.uid())
                .put("controller", true)
                .put("blockOwnerDeletion", true);
    }

    /** The uid of the controller; empty if there is none. */
    static String uid(JsonNode metadata) {
        for (JsonNode owner : metadata.path("ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                return owner.path("uid").asText();
            }
        }
        return "";
    }
}
