package dev.ordinal.observed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.PodPhase;
import dev.ordinal.workload.WorkloadKey;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reduces a pod to what decisions and people need. Pods whose name is no ordinal's concern nobody. */
final class PodReader {
    private static final String REVISION = "controller-revision-hash";

    private PodReader() {}

    static Optional<Mirror.Entry<ObservedPod>> read(ObjectNode pod) {
        JsonNode metadata = pod.path("metadata");
        String name = metadata.path("name").asText();
        return OrdinalName.parse(name)
                .map(parsed -> new Mirror.Entry<>(
                        new WorkloadKey(metadata.path("namespace").asText(), parsed.parent()),
                        name,
                        pod(pod, name, parsed.ordinal())));
    }

    private static ObservedPod pod(ObjectNode pod, String name, int ordinal) {
        JsonNode metadata = pod.path("metadata");
        JsonNode status = pod.path("status");
        return new ObservedPod(
                ordinal,
                name,
                metadata.path("uid").asText(),
                metadata.path("resourceVersion").asText(),
                controller(metadata),
                PodPhase.of(status.path("phase").asText("")),
                readySince(status),
                metadata.has("deletionTimestamp"),
                metadata.path("labels").path(REVISION).asText(""),
                sight(pod.path("spec"), status));
    }

    /** The uid of the owner that is the controller; empty if there is none. */
    static String controller(JsonNode metadata) {
        for (JsonNode owner : metadata.path("ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                return owner.path("uid").asText();
            }
        }
        return "";
    }

    private static Optional<Instant> readySince(JsonNode status) {
        JsonNode ready = condition(status, "Ready");
        if (!ready.path("status").asText().equals("True")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(ready.path("lastTransitionTime").asText()));
        } catch (DateTimeParseException never) {
            return Optional.of(Instant.EPOCH);
        }
    }

    private static JsonNode condition(JsonNode status, String type) {
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition;
            }
        }
        return status.path("none");
    }

    private static ObservedPod.Sight sight(JsonNode spec, JsonNode status) {
        int restarts = 0;
        for (JsonNode container : status.path("containerStatuses")) {
            restarts += container.path("restartCount").asInt();
        }
        return new ObservedPod.Sight(
                spec.path("nodeName").asText(""), status.path("podIP").asText(""), restarts, waiting(status));
    }

    /** The first container that says why it waits, or why the scheduler found no node. */
    private static String waiting(JsonNode status) {
        for (String list : new String[] {"initContainerStatuses", "containerStatuses"}) {
            for (JsonNode container : status.path(list)) {
                String reason = container.at("/state/waiting/reason").asText("");
                if (!reason.isEmpty() && !reason.equals("PodInitializing")) {
                    return reason;
                }
            }
        }
        JsonNode scheduled = condition(status, "PodScheduled");
        if (scheduled.path("status").asText().equals("False")) {
            return scheduled.path("reason").asText("Unschedulable") + ": "
                    + scheduled.path("message").asText("");
        }
        return status.path("reason").asText("");
    }
}
