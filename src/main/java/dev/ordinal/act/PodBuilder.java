package dev.ordinal.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.workload.WorkloadSpec;

/** Makes an ordinal's pod from a template that it does not interpret (R8.1–R8.3, STICKY_NAME). */
final class PodBuilder {
    private PodBuilder() {}

    /** @param template the pod template of the revision; not changed */
    static ObjectNode build(WorkloadSpec spec, ObjectNode workload, JsonNode template, Placed placed) {
        ObjectNode pod = Json.object().put("apiVersion", "v1").put("kind", "Pod");
        pod.set("metadata", metadata(spec, template.path("metadata"), placed));
        ObjectNode podSpec =
                template.path("spec").isObject() ? ((ObjectNode) template.path("spec")).deepCopy() : Json.object();
        podSpec.put("hostname", placed.name());
        podSpec.put("subdomain", workload.at("/spec/serviceName").asText(""));
        mountClaims(spec, podSpec, placed);
        pod.set("spec", podSpec);
        return pod;
    }

    /** Which ordinal, under which name, at which revision. */
    record Placed(int ordinal, String name, String revision) {}

    private static ObjectNode metadata(WorkloadSpec spec, JsonNode template, Placed placed) {
        ObjectNode metadata = Json.object();
        metadata.put("name", placed.name()).put("namespace", spec.key().namespace());
        // It generates nothing here, but who watches pods tells by it which belong together.
        metadata.put("generateName", spec.key().name() + "-");
        for (String copied : new String[] {"annotations", "finalizers"}) {
            if (template.has(copied)) {
                metadata.set(copied, template.path(copied).deepCopy());
            }
        }
        ObjectNode labels = metadata.putObject("labels");
        if (template.path("labels") instanceof ObjectNode given) {
            labels.setAll(given);
        }
        labels.put("statefulset.kubernetes.io/pod-name", placed.name());
        labels.put("apps.kubernetes.io/pod-index", String.valueOf(placed.ordinal()));
        labels.put("controller-revision-hash", placed.revision());
        Owner.of(spec, metadata);
        return metadata;
    }

    /** R8.3: each claim template's volume is the claim of the same name, whatever the pod template says of that volume. */
    private static void mountClaims(WorkloadSpec spec, ObjectNode podSpec, Placed placed) {
        if (spec.claimTemplates().isEmpty()) {
            return;
        }
        ArrayNode volumes = Json.object().arrayNode();
        for (JsonNode volume : podSpec.path("volumes")) {
            if (!spec.claimTemplates().contains(volume.path("name").asText())) {
                volumes.add(volume);
            }
        }
        for (String template : spec.claimTemplates()) {
            volumes.addObject()
                    .put("name", template)
                    .putObject("persistentVolumeClaim")
                    .put("claimName", spec.claimName(template, placed.ordinal()));
        }
        podSpec.set("volumes", volumes);
    }
}
