package dev.ordinal.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.workload.Action;
import dev.ordinal.workload.WorkloadSpec;

/** The owner reference by which pods and revisions belong to exactly one workload, told apart by uid. */
final class Owner {
    private Owner() {}

    static void of(WorkloadSpec spec, ObjectNode metadata) {
        metadata.putArray("ownerReferences").add(of(spec));
    }

    static ObjectNode of(WorkloadSpec spec) {
        return controller(
                spec.kind().apiVersion(), spec.kind().kind(), spec.key().name(), spec.uid());
    }

    /**
     * Of a claim that goes with its pod (R8.12). The pod does not wait for it: Kubernetes keeps a claim for as long as there is a pod
     * that uses it, so that in a deletion in the foreground each would wait for the other for ever.
     */
    static ObjectNode of(Action.Pod pod) {
        return controller("v1", "Pod", pod.name(), pod.uid()).put("blockOwnerDeletion", false);
    }

    private static ObjectNode controller(String apiVersion, String kind, String name, String uid) {
        return Json.object()
                .put("apiVersion", apiVersion)
                .put("kind", kind)
                .put("name", name)
                .put("uid", uid)
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
