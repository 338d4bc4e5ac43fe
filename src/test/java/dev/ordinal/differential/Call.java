package dev.ordinal.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.it.Kube;

/** One request to the API, below the collection of a kind in a namespace. */
record Call(String method, String path, String contentType, JsonNode body) {

    static Call create(JsonNode object) {
        return new Call("POST", "", "application/json", object);
    }

    static Call post(String path, JsonNode body) {
        return new Call("POST", "/" + path, "application/json", body);
    }

    static Call merge(String path, JsonNode patch) {
        return new Call("PATCH", "/" + path, "application/merge-patch+json", patch);
    }

    static Call patch(String path, JsonNode operations) {
        return new Call("PATCH", "/" + path, "application/json-patch+json", operations);
    }

    /** As a person does: whatever bears the name. */
    static Call delete(String name, String propagation) {
        ObjectNode options = options();
        options.put("propagationPolicy", propagation);
        return new Call("DELETE", "/" + name, "application/json", options);
    }

    /** As the kubelet does when the containers have ended: this very object, at once. */
    static Call remove(String name, String uid) {
        ObjectNode options = options();
        options.put("gracePeriodSeconds", 0);
        options.putObject("preconditions").put("uid", uid);
        return new Call("DELETE", "/" + name, "application/json", options);
    }

    private static ObjectNode options() {
        return Kube.JSON.createObjectNode().put("kind", "DeleteOptions").put("apiVersion", "v1");
    }
}
