package dev.ordinal.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.trees.Trees;
import java.time.Instant;

/** Writes a pod's status the way kubelets do: conditions that remember when they last changed, and one entry per container. */
final class PodStatus {
    private PodStatus() {}

    /** A condition without the time, which follows from the change. */
    record Condition(String type, String status, String reason, String message) {
        static Condition of(String type, boolean holds, String reason) {
            return new Condition(type, holds ? "True" : "False", reason, "");
        }
    }

    static void condition(ObjectNode object, Condition wanted, Instant now) {
        ArrayNode conditions = Trees.list(Trees.child(object, "status"), "conditions");
        ObjectNode found = null;
        for (JsonNode condition : conditions) {
            if (Trees.text(condition, "type").equals(wanted.type())) {
                found = (ObjectNode) condition;
            }
        }
        if (found == null) {
            found = conditions.addObject().put("type", wanted.type());
        }
        if (!Trees.text(found, "status").equals(wanted.status())) {
            found.put("lastTransitionTime", now.toString());
        }
        found.put("status", wanted.status());
        putOrRemove(found, "reason", wanted.reason());
        putOrRemove(found, "message", wanted.message());
    }

    private static void putOrRemove(ObjectNode object, String field, String value) {
        if (value.isEmpty()) {
            object.remove(field);
        } else {
            object.put(field, value);
        }
    }

    static boolean is(JsonNode object, String type) {
        return Trees.at(object, "status", "conditions")
                .valueStream()
                .anyMatch(condition -> Trees.text(condition, "type").equals(type)
                        && Trees.text(condition, "status").equals("True"));
    }

    /** What a container does: {@code {"waiting": {"reason": …}}}, {@code {"running": …}} or {@code {"terminated": …}}. */
    static ObjectNode waiting(String reason, String message) {
        ObjectNode state = Trees.object();
        putOrRemove(state.putObject("waiting").put("reason", reason), "message", message);
        return state;
    }

    static ObjectNode running(Instant since) {
        ObjectNode state = Trees.object();
        state.putObject("running").put("startedAt", since.toString());
        return state;
    }

    static ObjectNode terminated(int exitCode, Instant now) {
        ObjectNode state = Trees.object();
        state.putObject("terminated")
                .put("exitCode", exitCode)
                .put("reason", exitCode == 0 ? "Completed" : "Error")
                .put("startedAt", now.toString())
                .put("finishedAt", now.toString());
        return state;
    }

    /** The entries of all containers get this state; those of init containers count as completed once the rest runs. */
    static void containers(ObjectNode pod, ObjectNode state, boolean ready, int restarts) {
        ObjectNode status = Trees.child(pod, "status");
        ArrayNode entries = Trees.array();
        for (JsonNode container : Trees.at(pod, "spec", "containers")) {
            entries.add(entry(container, state, ready, restarts));
        }
        JsonNode before = status.path("containerStatuses");
        for (int i = 0; i < entries.size(); i++) {
            JsonNode last = before.path(i).path("lastState");
            ((ObjectNode) entries.get(i)).set("lastState", last.isObject() ? last.deepCopy() : Trees.object());
        }
        status.set("containerStatuses", entries);
    }

    static void initContainers(ObjectNode pod, Instant now) {
        JsonNode containers = Trees.at(pod, "spec", "initContainers");
        if (containers.isEmpty()) {
            return;
        }
        ArrayNode entries = Trees.child(pod, "status").putArray("initContainerStatuses");
        containers.forEach(container -> entries.add(entry(container, terminated(0, now), true, 0)));
    }

    static void lastState(ObjectNode pod, ObjectNode state) {
        Trees.at(pod, "status", "containerStatuses")
                .forEach(entry -> ((ObjectNode) entry).set("lastState", state.deepCopy()));
    }

    private static ObjectNode entry(JsonNode container, ObjectNode state, boolean ready, int restarts) {
        boolean running = state.has("running");
        String image = Trees.text(container, "image");
        ObjectNode entry = Trees.object().put("name", Trees.text(container, "name"));
        entry.set("state", state.deepCopy());
        return entry.put("ready", ready)
                .put("restartCount", restarts)
                .put("image", image)
                .put("imageID", running || ready ? "embedded://" + image : "")
                .put("containerID", running ? "embedded://" + Integer.toHexString(image.hashCode()) : "")
                .put("started", running);
    }

    static void readiness(ObjectNode pod, boolean ready, Instant now) {
        String reason = ready ? "" : "ContainersNotReady";
        condition(pod, Condition.of("ContainersReady", ready, reason), now);
        condition(pod, Condition.of("Ready", ready && gatesOpen(pod), ready ? "" : reason), now);
    }

    /** Readiness gates: conditions others must set before the pod counts as ready. */
    private static boolean gatesOpen(JsonNode pod) {
        return Trees.at(pod, "spec", "readinessGates")
                .valueStream()
                .allMatch(gate -> is(pod, Trees.text(gate, "conditionType")));
    }
}
