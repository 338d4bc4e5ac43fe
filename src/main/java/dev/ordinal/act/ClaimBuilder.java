package dev.ordinal.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.workload.Action.CreateClaim;
import dev.ordinal.workload.Keeper;
import dev.ordinal.workload.WorkloadSpec;

/** Makes an ordinal's claim from the live claim template (R8.4, R8.8, STICKY_STORAGE). No pod owns it: it outlives its pod. */
final class ClaimBuilder {
    private ClaimBuilder() {}

    static ObjectNode build(WorkloadSpec spec, ObjectNode workload, CreateClaim action) {
        JsonNode template = template(workload, action.template());
        ObjectNode claim = Json.object().put("apiVersion", "v1").put("kind", "PersistentVolumeClaim");
        ObjectNode metadata = claim.putObject("metadata");
        metadata.put("name", action.name()).put("namespace", spec.key().namespace());
        ObjectNode labels = metadata.putObject("labels");
        if (template.at("/metadata/labels") instanceof ObjectNode given) {
            labels.setAll(given);
        }
        if (workload.at("/spec/selector/matchLabels") instanceof ObjectNode selected) {
            labels.setAll(selected);
        }
        if (template.at("/metadata/annotations") instanceof ObjectNode annotations) {
            metadata.set("annotations", annotations.deepCopy());
        }
        if (action.keeper() == Keeper.WORKLOAD) {
            Owner.of(spec, metadata);
        }
        claim.set("spec", template.path("spec").deepCopy());
        return claim;
    }

    private static JsonNode template(ObjectNode workload, String name) {
        for (JsonNode template : workload.at("/spec/volumeClaimTemplates")) {
            if (template.at("/metadata/name").asText().equals(name)) {
                return template;
            }
        }
        return Json.object();
    }
}
