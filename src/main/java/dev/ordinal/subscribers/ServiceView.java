package dev.ordinal.subscribers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.desired.Services;

/** A Service that leads to a workload's pods. */
final class ServiceView {
    private ServiceView() {}

    static ObjectNode of(ObjectNode workload, ObjectNode service) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        String name = service.at("/metadata/name").asText();
        String namespace = service.at("/metadata/namespace").asText();
        JsonNode spec = service.path("spec");
        view.put("name", name);
        view.put("governing", Services.names(workload, service));
        view.put("headless", spec.path("clusterIP").asText().equals("None"));
        view.put("type", spec.path("type").asText("ClusterIP"));
        // The cluster's own domain follows; its name is known inside the cluster only.
        view.put("dns", name + "." + namespace + ".svc");
        view.put("sessionAffinity", spec.path("sessionAffinity").asText("None"));
        view.set("clusterIPs", array(spec.path("clusterIPs")));
        view.set("ports", array(spec.path("ports")));
        view.set("selector", spec.path("selector").deepCopy());
        view.put("owned", !service.at("/metadata/ownerReferences").isEmpty());
        view.put("resourceVersion", service.at("/metadata/resourceVersion").asText());
        return view;
    }

    private static JsonNode array(JsonNode list) {
        return list.isArray() ? list.deepCopy() : JsonNodeFactory.instance.arrayNode();
    }
}
