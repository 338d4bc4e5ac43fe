package dev.ordinal.observed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.OwnerReference;
import dev.ordinal.workload.PodPhase;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reduces a pod to what decisions and people need. Pods that neither bear an ordinal's name nor are controlled concern nobody. */
final class PodReader {
    private static final String REVISION = "controller-revision-hash";
    private static final String NAME = "statefulset.kubernetes.io/pod-name";
    private static final String INDEX = "apps.kubernetes.io/pod-index";

    private PodReader() {}

    /**
     * What is kept of a pod.
     *
     * @param pod with the traits of a pod that its workload selects and that mounts what it is to; whether it does depends on who asks
     * @param claims the claim behind each of its volumes that has one
     */
    record Kept(ObservedPod pod, Map<String, String> labels, Map<String, String> claims) {

        /** As a workload sees it; the same object each time for one that is as it is to be. */
        ObservedPod seenBy(WorkloadSpec spec) {
            boolean mounted = true;
            for (String template : spec.claimTemplates()) {
                mounted &= spec.claimName(template, pod.ordinal()).equals(claims.get(template));
            }
            boolean selected = spec.selector().matches(labels);
            ObservedPod.Traits traits = pod.traits();
            return mounted && selected
                    ? pod
                    : pod.with(new ObservedPod.Traits(selected, traits.named(), mounted, traits.onceReady()));
        }
    }

    /** Under the workload whose name it bears, and, where that is another one, under the workload that controls it. */
    static List<Mirror.Entry<Kept>> read(ObjectNode pod) {
        JsonNode metadata = pod.path("metadata");
        String namespace = metadata.path("namespace").asText();
        String name = metadata.path("name").asText();
        Optional<OrdinalName> parsed = OrdinalName.parse(name);
        List<Mirror.Entry<Kept>> entries = new ArrayList<>(2);
        parsed.ifPresent(p -> entries.add(
                new Mirror.Entry<>(new WorkloadKey(namespace, p.parent()), name, kept(pod, name, p.ordinal()))));
        String owner = Owners.controller(metadata).map(OwnerReference::name).orElse("");
        if (!owner.isEmpty() && parsed.filter(p -> p.parent().equals(owner)).isEmpty()) {
            entries.add(new Mirror.Entry<>(
                    new WorkloadKey(namespace, owner), name, kept(pod, name, ObservedPod.NO_ORDINAL)));
        }
        return entries;
    }

    private static Kept kept(ObjectNode pod, String name, int ordinal) {
        Map<String, String> labels = new HashMap<>();
        pod.at("/metadata/labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        Map<String, String> claims = new HashMap<>();
        for (JsonNode volume : pod.at("/spec/volumes")) {
            JsonNode claim = volume.at("/persistentVolumeClaim/claimName");
            if (!claim.isMissingNode()) {
                claims.put(volume.path("name").asText(), claim.asText());
            }
        }
        boolean named = name.equals(labels.get(NAME)) && String.valueOf(ordinal).equals(labels.get(INDEX));
        return new Kept(pod(pod, name, ordinal, named), Map.copyOf(labels), Map.copyOf(claims));
    }

    private static ObservedPod pod(ObjectNode pod, String name, int ordinal, boolean named) {
        JsonNode metadata = pod.path("metadata");
        JsonNode status = pod.path("status");
        return new ObservedPod(
                ordinal,
                name,
                metadata.path("uid").asText(),
                metadata.path("resourceVersion").asText(),
                Owners.controller(metadata).map(OwnerReference::uid).orElse("").intern(),
                PodPhase.of(status.path("phase").asText("")),
                readySince(status),
                metadata.has("deletionTimestamp"),
                Json.shared(metadata.path("labels").path(REVISION)),
                new ObservedPod.Traits(true, named, true, onceReady(status)),
                sight(pod.path("spec"), status));
    }

    /** How long after its start an unready pod's Ready condition last changed; a kubelet sets it first when it starts the pod. */
    private static Optional<Duration> onceReady(JsonNode status) {
        JsonNode ready = Json.condition(status, "Ready");
        if (ready.path("status").asText().equals("True")) {
            return Optional.empty();
        }
        try {
            Instant changed = Instant.parse(ready.path("lastTransitionTime").asText());
            Duration late =
                    Duration.between(Instant.parse(status.path("startTime").asText()), changed);
            return late.isPositive() ? Optional.of(late) : Optional.empty();
        } catch (DateTimeParseException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> readySince(JsonNode status) {
        JsonNode ready = Json.condition(status, "Ready");
        if (!ready.path("status").asText().equals("True")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(ready.path("lastTransitionTime").asText()));
        } catch (DateTimeParseException never) {
            return Optional.of(Instant.EPOCH);
        }
    }

    private static ObservedPod.Sight sight(JsonNode spec, JsonNode status) {
        int restarts = 0;
        for (JsonNode container : status.path("containerStatuses")) {
            restarts += container.path("restartCount").asInt();
        }
        return new ObservedPod.Sight(
                Json.shared(spec.path("nodeName")), status.path("podIP").asText(""), restarts, waiting(status));
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
        JsonNode scheduled = Json.condition(status, "PodScheduled");
        if (scheduled.path("status").asText().equals("False")) {
            return scheduled.path("reason").asText("Unschedulable") + ": "
                    + scheduled.path("message").asText("");
        }
        return status.path("reason").asText("");
    }
}
