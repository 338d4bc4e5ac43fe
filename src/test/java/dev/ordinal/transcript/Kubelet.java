package dev.ordinal.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.store.DeleteOptions;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.trees.Trees;
import java.util.HashSet;
import java.util.Set;

/** Plays scheduler and kubelet for single pods: what a script says of a pod becomes its status. */
final class Kubelet {
    private static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";

    private final World world;

    /** Pods of which the script said something that is not to change by itself. */
    private final Set<String> pinned = new HashSet<>();

    Kubelet(World world) {
        this.world = world;
    }

    void make(String name, String state) {
        Stored pod = world.store().get(world.ref("pod", name));
        if (state.equals("ready") || state.equals("gone")) {
            pinned.remove(pod.uid());
        } else {
            pinned.add(pod.uid());
        }
        switch (state) {
            case "running" -> run(pod, false);
            case "ready" -> run(pod, true);
            case "unready" -> ready(pod, false, "");
            case "lost" -> ready(pod, false, "NodeNotReady");
            case "failed" -> phase(pod, "Failed");
            case "succeeded" -> phase(pod, "Succeeded");
            case "evicted" -> {
                phase(pod, "Failed");
                world.store()
                        .amend(pod.ref(), tree -> Trees.child(tree, "status").put("reason", "Evicted"));
            }
            case "image-pull-backoff" -> stuck(pod, "Pending", "ImagePullBackOff");
            case "crash-loop" -> stuck(pod, "Running", "CrashLoopBackOff");
            case "unschedulable" -> unschedulable(pod);
            case "gone" -> gone(pod);
            default -> throw new IllegalArgumentException("no kubelet makes a pod '" + state + "'");
        }
    }

    boolean pinned(Stored pod) {
        return pinned.contains(pod.uid());
    }

    private void run(Stored pod, boolean ready) {
        place(pod);
        phase(pod, "Running");
        ready(pod, ready, "");
    }

    private void place(Stored pod) {
        for (JsonNode volume : pod.tree().at("/spec/volumes")) {
            String claim = volume.at("/persistentVolumeClaim/claimName").asText("");
            if (!claim.isEmpty()) {
                world.store()
                        .amend(
                                world.ref("claim", claim),
                                tree -> Trees.child(Trees.metadata(tree), "annotations")
                                        .put(SELECTED_NODE, "node-0"));
            }
        }
        world.store().amend(pod.ref(), tree -> {
            Trees.child(tree, "spec").put("nodeName", "node-0");
            condition(tree, "PodScheduled", true, "");
        });
    }

    private void phase(Stored pod, String phase) {
        world.store().amend(pod.ref(), tree -> {
            Trees.child(tree, "status").put("phase", phase).remove("containerStatuses");
            if (!phase.equals("Running")) {
                condition(tree, "Ready", false, "");
            }
        });
    }

    private void ready(Stored pod, boolean ready, String reason) {
        world.store().amend(pod.ref(), tree -> condition(tree, "Ready", ready, reason));
    }

    private void stuck(Stored pod, String phase, String reason) {
        place(pod);
        phase(pod, phase);
        ready(pod, false, "ContainersNotReady");
        world.store().amend(pod.ref(), tree -> {
            ArrayNode containers = Trees.child(tree, "status").putArray("containerStatuses");
            containers
                    .addObject()
                    .put("name", "main")
                    .putObject("state")
                    .putObject("waiting")
                    .put("reason", reason);
        });
    }

    private void unschedulable(Stored pod) {
        world.store().amend(pod.ref(), tree -> {
            condition(tree, "PodScheduled", false, "Unschedulable");
            tree.at("/status/conditions").forEach(each -> {
                if (each.path("type").asText().equals("PodScheduled")) {
                    ((ObjectNode) each).put("message", "no node fits");
                }
            });
        });
    }

    /** The containers have stopped; what a finalizer holds stays as an object. */
    private void gone(Stored pod) {
        world.store().delete(pod.ref(), DeleteOptions.now(pod.uid()));
    }

    private void condition(ObjectNode pod, String type, boolean holds, String reason) {
        ArrayNode conditions = Trees.list(Trees.child(pod, "status"), "conditions");
        ObjectNode condition = null;
        for (JsonNode each : conditions) {
            condition = each.path("type").asText().equals(type) ? (ObjectNode) each : condition;
        }
        condition = condition == null ? conditions.addObject().put("type", type) : condition;
        String status = holds ? "True" : "False";
        if (!condition.path("status").asText().equals(status)) {
            condition.put("lastTransitionTime", world.store().now().toString());
        }
        condition.put("status", status).put("reason", reason);
    }

    /** What a healthy node would do next for this pod; empty if nothing. */
    String next(Stored pod) {
        JsonNode tree = pod.tree();
        String phase = tree.at("/status/phase").asText();
        if (pinned(pod) && !phase.equals("Failed") && !phase.equals("Succeeded")) {
            return Trees.terminating(tree) && !lost(tree) ? stop(tree) : "";
        }
        if (Trees.terminating(tree)) {
            return stop(tree);
        }
        boolean over = phase.equals("Failed") || phase.equals("Succeeded");
        String image = tree.at("/spec/containers/0/image").asText();
        if (over || ready(tree)) {
            return "";
        }
        return image.endsWith(":missing") ? "image-pull-backoff" : image.endsWith(":crash") ? "crash-loop" : "ready";
    }

    /** A pod that only a finalizer holds has stopped already. */
    private static String stop(JsonNode pod) {
        return pod.at("/metadata/deletionGracePeriodSeconds").asInt() > 0 ? "gone" : "";
    }

    private static boolean lost(JsonNode pod) {
        for (JsonNode condition : pod.at("/status/conditions")) {
            if (condition.path("reason").asText().equals("NodeNotReady")) {
                return true;
            }
        }
        return false;
    }

    static boolean ready(JsonNode pod) {
        for (JsonNode condition : pod.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True")
                        && pod.at("/status/phase").asText().equals("Running");
            }
        }
        return false;
    }
}
