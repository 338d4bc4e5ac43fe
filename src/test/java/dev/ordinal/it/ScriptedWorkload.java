package dev.ordinal.it;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** One workload as a test tells it, step by step; every step goes out as the program sends it: the pod's news, then what changed. */
final class ScriptedWorkload {
    private static final String NAMESPACE = "shop";

    private final ScriptedStream stream;
    private final String name;
    private final TreeMap<Integer, String> pods = new TreeMap<>();
    private int desired;
    private Map<String, Object> told = Map.of();

    ScriptedWorkload(ScriptedStream stream, String name, int desired) {
        this.stream = stream;
        this.name = name;
        this.desired = desired;
    }

    String subject() {
        return NAMESPACE + "/" + name;
    }

    void create() {
        whole("workload.created");
    }

    void scale(int replicas) {
        desired = replicas;
        changed();
    }

    void delete() {
        whole("workload.deleted");
    }

    /** The pod of the ordinal is now so; {@code state} is a word of {@link #pod}. */
    void pod(String event, int ordinal, String state) {
        String known = state.equals("gone") ? pods.remove(ordinal) : pods.put(ordinal, state);
        Map<String, Object> pod = pod(ordinal, state.equals("gone") && known != null ? known : state);
        var news = new LinkedHashMap<String, Object>();
        news.put("namespace", NAMESPACE);
        news.put("workload", name);
        news.put("pod", pod);
        news.put(
                "reason",
                switch (event) {
                    case "pod.created" -> "FILLING_ORDINAL";
                    case "pod.terminating" -> "SCALING_DOWN";
                    default -> null;
                });
        news.put("message", null);
        stream.tell(event, subject(), news);
        changed();
    }

    /** Created, placed, started, ready. */
    void comesUp(int ordinal) {
        pod("pod.created", ordinal, "created");
        pod("pod.changed", ordinal, "placed");
        pod("pod.changed", ordinal, "started");
        pod("pod.ready", ordinal, "ready");
    }

    void goesDown(int ordinal) {
        pod("pod.terminating", ordinal, "terminating");
        pod("pod.gone", ordinal, "gone");
    }

    /** All but the lists, and how these become what they are. */
    private void changed() {
        Map<String, Object> now = data();
        var change = new LinkedHashMap<>(now);
        List<?> waits = (List<?>) change.remove("waits");
        change.remove("pods");
        var gone = new TreeSet<>(pods(told).keySet());
        gone.removeAll(pods(now).keySet());
        var pods = pods(now).entrySet().stream()
                .filter(pod -> !pod.getValue().equals(pods(told).get(pod.getKey())))
                .map(Map.Entry::getValue)
                .toList();
        var splice = Map.of("at", 0, "remove", ((List<?>) told.getOrDefault("waits", List.of())).size(), "add", waits);
        change.put("changes", Map.of("waits", List.of(splice), "pods", pods, "gone", gone));
        told = now;
        stream.tell("workload.changed", subject(), change);
    }

    private static Map<Object, Object> pods(Map<String, Object> data) {
        var byOrdinal = new LinkedHashMap<>();
        for (Object pod : (List<?>) data.getOrDefault("pods", List.of())) {
            byOrdinal.put(((Map<?, ?>) pod).get("ordinal"), pod);
        }
        return byOrdinal;
    }

    private void whole(String event) {
        stream.tell(event, subject(), snapshot());
    }

    /** What a snapshot says of it; later changes start from there. */
    Map<String, Object> snapshot() {
        told = data();
        return told;
    }

    private Map<String, Object> data() {
        long ready = pods.values().stream().filter("ready"::equals).count();
        Optional<Map<String, Object>> wait = firstWait();
        boolean done = ready == desired && pods.size() == desired;
        var data = new LinkedHashMap<String, Object>();
        data.putAll(Map.of("namespace", NAMESPACE, "name", name, "kind", "OrdinalSet", "uid", "uid-" + name));
        data.putAll(Map.of("generation", 1, "phase", done ? "Running" : "Updating", "start", 0));
        data.put("reason", wait.map(one -> one.get("reason")).orElse(null));
        data.put("message", wait.map(one -> one.get("message")).orElse(null));
        data.put(
                "replicas",
                Map.of(
                        "desired",
                        desired,
                        "created",
                        pods.size(),
                        "ready",
                        ready,
                        "available",
                        ready,
                        "current",
                        pods.size(),
                        "updated",
                        pods.size()));
        data.put("revision", Map.of("current", name + "-6d5c", "update", name + "-6d5c"));
        data.put("waits", wait.map(List::of).orElse(List.of()));
        var drawn = new ArrayList<Map<String, Object>>();
        pods.forEach((ordinal, state) -> drawn.add(pod(ordinal, state)));
        data.put("pods", drawn);
        return data;
    }

    /** As the planner says it: a pod that is not yet ready holds up the climb, one that is going the way down. */
    private Optional<Map<String, Object>> firstWait() {
        return pods.descendingMap().entrySet().stream()
                .filter(pod -> !pod.getValue().equals("ready"))
                .findFirst()
                .map(pod -> pod.getValue().equals("terminating")
                        ? wait("WAITING_FOR_HIGHER_GONE", pod.getKey(), "Waits until the pod being taken down is gone")
                        : wait("WAITING_FOR_READY", pod.getKey(), "Waits until the pod is Running and Ready"));
    }

    private static Map<String, Object> wait(String reason, int ordinal, String message) {
        return Map.of(
                "reason", reason, "ordinal", ordinal, "since", Instant.now().toString(), "message", message);
    }

    private Map<String, Object> pod(int ordinal, String state) {
        boolean placed = !state.equals("created");
        boolean running = placed && !state.equals("placed") && !state.equals("no image");
        var pod = new LinkedHashMap<String, Object>();
        pod.putAll(Map.of("ordinal", ordinal, "name", name + "-" + ordinal, "uid", "uid-" + name + "-" + ordinal));
        pod.putAll(Map.of("phase", running ? "Running" : "Pending", "terminating", state.equals("terminating")));
        pod.putAll(Map.of("ready", state.equals("ready"), "available", state.equals("ready"), "restarts", 0));
        pod.putAll(Map.of("revision", name + "-6d5c", "claims", List.of("data-" + name + "-" + ordinal)));
        pod.put("node", placed ? "node-" + (ordinal % 3 + 1) : null);
        pod.put("ip", running ? "10.0.0." + (7 + ordinal) : null);
        pod.put(
                "waiting",
                switch (state) {
                    case "no image" -> "ImagePullBackOff";
                    case "placed" -> "ContainerCreating";
                    default -> null;
                });
        pod.put("reason", null);
        pod.put("message", state.equals("no image") ? "Back-off pulling image \"nginx:1.92\"" : null);
        return pod;
    }
}
