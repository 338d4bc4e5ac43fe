package dev.ordinal.embedded.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.ordinal.embedded.trees.Trees;
import java.util.List;
import java.util.stream.Collectors;

/** Cells of kubectl's tables that are more than one field of the object. */
final class Cells {
    private static final String NONE = "<none>";

    private Cells() {}

    static List<Column> ofPods() {
        return List.of(
                Column.text("Ready", Cells::readyContainers),
                Column.text("Status", Cells::podStatus),
                new Column("Restarts", "integer", "", 0, Cells::restarts),
                Column.text("IP", pod -> orNone(pod, "status", "podIP")).wide(),
                Column.text("Node", pod -> orNone(pod, "spec", "nodeName")).wide(),
                Column.text("Nominated Node", pod -> orNone(pod, "status", "nominatedNodeName"))
                        .wide(),
                Column.text("Readiness Gates", pod -> NONE).wide());
    }

    static List<Column> ofServices() {
        return List.of(
                Column.of("Type", ".spec.type"),
                Column.text("Cluster-IP", service -> orNone(service, "spec", "clusterIP")),
                Column.text("External-IP", service -> NONE),
                Column.text("Port(s)", Cells::ports),
                Column.text("Selector", Cells::selector).wide());
    }

    static List<Column> ofNodes() {
        return List.of(
                Column.text("Status", Cells::nodeStatus),
                Column.text("Roles", node -> NONE),
                Column.of("Version", ".status.nodeInfo.kubeletVersion"));
    }

    private static String orNone(JsonNode object, String... path) {
        String text = Trees.text(object, path);
        return text.isEmpty() ? NONE : text;
    }

    private static String readyContainers(JsonNode pod) {
        JsonNode statuses = Trees.at(pod, "status", "containerStatuses");
        long ready = statuses.valueStream()
                .filter(status -> status.path("ready").asBoolean())
                .count();
        return ready + "/" + Trees.at(pod, "spec", "containers").size();
    }

    private static JsonNode restarts(JsonNode pod) {
        int sum = 0;
        for (JsonNode status : Trees.at(pod, "status", "containerStatuses")) {
            sum += status.path("restartCount").asInt();
        }
        return IntNode.valueOf(sum);
    }

    private static String podStatus(JsonNode pod) {
        String shown = Trees.text(pod, "status", "reason");
        if (shown.isEmpty()) {
            shown = Trees.text(pod, "status", "phase");
        }
        for (JsonNode condition : Trees.at(pod, "status", "conditions")) {
            if (Trees.text(condition, "reason").equals("SchedulingGated")) {
                shown = "SchedulingGated";
            }
        }
        for (JsonNode status : Trees.at(pod, "status", "containerStatuses")) {
            String waiting = Trees.text(status, "state", "waiting", "reason");
            String ended = Trees.text(status, "state", "terminated", "reason");
            shown = !waiting.isEmpty() ? waiting : !ended.isEmpty() ? ended : shown;
        }
        return Trees.terminating(pod) ? "Terminating" : shown;
    }

    private static String ports(JsonNode service) {
        String ports = Trees.at(service, "spec", "ports")
                .valueStream()
                .map(port -> port.path("port").asText()
                        + (port.has("nodePort") ? ":" + port.path("nodePort").asText() : "") + "/"
                        + Trees.text(port, "protocol"))
                .collect(Collectors.joining(","));
        return ports.isEmpty() ? NONE : ports;
    }

    private static String nodeStatus(JsonNode node) {
        String ready = Trees.at(node, "status", "conditions")
                .valueStream()
                .filter(condition -> Trees.text(condition, "type").equals("Ready"))
                .map(condition -> Trees.text(condition, "status").equals("True") ? "Ready" : "NotReady")
                .findFirst()
                .orElse("Unknown");
        return Trees.at(node, "spec", "unschedulable").asBoolean() ? ready + ",SchedulingDisabled" : ready;
    }

    private static String selector(JsonNode service) {
        String labels = Trees.texts(Trees.at(service, "spec", "selector")).entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
        return labels.isEmpty() ? NONE : labels;
    }

    /** Names or images of a set's containers. */
    static String containers(JsonNode set, String field) {
        return Trees.at(set, "spec", "template", "spec", "containers")
                .valueStream()
                .map(container -> Trees.text(container, field))
                .collect(Collectors.joining(","));
    }

    static String readyReplicas(JsonNode set) {
        return Trees.at(set, "status", "readyReplicas").asInt() + "/"
                + Trees.at(set, "spec", "replicas").asInt();
    }

    static String controller(JsonNode object) {
        JsonNode owner = Trees.at(object, "metadata", "ownerReferences").path(0);
        return owner.isMissingNode() ? NONE : Trees.text(owner, "kind") + "/" + Trees.text(owner, "name");
    }

    static String claimPhase(JsonNode claim) {
        return Trees.terminating(claim) ? "Terminating" : Trees.text(claim, "status", "phase");
    }

    static String claim(JsonNode volume) {
        JsonNode claim = Trees.at(volume, "spec", "claimRef");
        return claim.isMissingNode() ? "" : Trees.text(claim, "namespace") + "/" + Trees.text(claim, "name");
    }

    static String accessModes(JsonNode object) {
        JsonNode granted = Trees.at(object, "status", "accessModes");
        return (granted.isArray() ? granted : Trees.at(object, "spec", "accessModes"))
                .valueStream()
                .map(mode -> switch (mode.asText()) {
                    case "ReadWriteOnce" -> "RWO";
                    case "ReadOnlyMany" -> "ROX";
                    case "ReadWriteMany" -> "RWX";
                    case "ReadWriteOncePod" -> "RWOP";
                    default -> mode.asText();
                })
                .collect(Collectors.joining(","));
    }

    static JsonNode entries(JsonNode object) {
        return IntNode.valueOf(
                object.path("data").size() + object.path("binaryData").size());
    }

    static String quota(JsonNode quota) {
        return Trees.texts(Trees.at(quota, "status", "hard")).entrySet().stream()
                .map(hard -> hard.getKey() + ": "
                        + Trees.at(quota, "status", "used").path(hard.getKey()).asText() + "/" + hard.getValue())
                .collect(Collectors.joining(", "));
    }

    static String involved(JsonNode event) {
        JsonNode object = event.path("involvedObject");
        return Trees.text(object, "kind").toLowerCase(java.util.Locale.ROOT) + "/" + Trees.text(object, "name");
    }
}
