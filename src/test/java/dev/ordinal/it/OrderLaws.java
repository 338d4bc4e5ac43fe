package dev.ordinal.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Judges every change of a pod, in the order in which the cluster stored them: ORDERED_UP, ORDERED_DOWN, ONE_PER_ORDINAL and
 * STICKY_STORAGE. Knows nothing of Ordinal; whose pod it is says the owner in the pod.
 */
public final class OrderLaws {
    private final Map<String, JsonNode> pods = new HashMap<>();
    private final Map<String, String> claims = new HashMap<>();
    private final Map<String, Integer> created = new HashMap<>();
    private final Map<String, Integer> deleted = new HashMap<>();
    private final Set<String> going = new HashSet<>();
    private final Set<String> excused = new HashSet<>();
    private final List<String> broken = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();

    /** A pod that was there before we looked: nobody knows how it came. */
    synchronized void found(JsonNode pod) {
        pods.put(name(pod), pod);
    }

    /** A test's own hand will delete this one. */
    public synchronized void excuse(String uid) {
        excused.add(uid);
    }

    synchronized void saw(String type, JsonNode pod) {
        switch (type) {
            case "ADDED" -> added(pod);
            case "MODIFIED" -> changed(pod);
            case "DELETED" -> gone(pod);
            default -> broken.add("an event of type " + type);
        }
    }

    private void added(JsonNode pod) {
        String name = name(pod);
        step("+" + name);
        created.merge(name, 1, Integer::sum);
        JsonNode former = pods.put(name, pod);
        if (former != null) {
            broken.add("ONE_PER_ORDINAL: " + name + " came while " + uid(former) + " was there");
        }
        leaving(pod);
        if (!owner(pod).isEmpty()) {
            filling(pod, name, owner(pod));
        }
    }

    private void filling(JsonNode pod, String name, String owner) {
        IntStream.range(0, ordinal(pod))
                .mapToObj(lower -> owner + "-" + lower)
                .filter(lower -> !ready(pods.get(lower)))
                .forEach(lower -> broken.add("ORDERED_UP: " + name + " came while " + lower + " was "
                        + (pods.containsKey(lower) ? "not ready" : "not there")));
        String wanted = claims(pod);
        String kept = claims.putIfAbsent(name, wanted);
        if (kept != null && !kept.equals(wanted)) {
            broken.add("STICKY_STORAGE: " + name + " had " + kept + " and has " + wanted);
        }
    }

    private void changed(JsonNode pod) {
        JsonNode former = pods.put(name(pod), pod);
        if (former != null && !uid(former).equals(uid(pod))) {
            broken.add("ONE_PER_ORDINAL: " + name(pod) + " turned from " + uid(former) + " into " + uid(pod));
        }
        leaving(pod);
    }

    private void gone(JsonNode pod) {
        leaving(pod);
        pods.remove(name(pod));
        deleted.merge(name(pod), 1, Integer::sum);
        step("-" + name(pod));
    }

    /** Judged once, when its deletion is first seen. Of a pod that the control plane itself evicts a condition says so. */
    private void leaving(JsonNode pod) {
        boolean deleting = pod.at("/metadata").has("deletionTimestamp");
        if (!deleting || owner(pod).isEmpty() || !going.add(uid(pod))) {
            return;
        }
        if (excused.contains(uid(pod)) || finished(pod) || is(pod, "DisruptionTarget")) {
            return;
        }
        pods.values().stream()
                .filter(other -> owner(other).equals(owner(pod)) && ordinal(other) > ordinal(pod))
                .filter(higher -> !updated(higher, pod))
                .forEach(higher -> broken.add("ORDERED_DOWN: " + name(pod) + " ("
                        + pod.at("/status/phase").asText() + ") was deleted while " + name(higher) + " was there"));
    }

    /** An update takes a pod when each higher one is ready at another revision already. */
    private static boolean updated(JsonNode higher, JsonNode pod) {
        return ready(higher) && !revision(higher).equals(revision(pod));
    }

    private void step(String step) {
        steps.add(step);
    }

    synchronized List<String> broken() {
        return List.copyOf(broken);
    }

    /** Comings and goings of a workload's pods, each as +name or -name. */
    public synchronized List<String> steps(String workload) {
        return steps.stream()
                .filter(step -> step.substring(1).matches(workload + "-\\d+"))
                .toList();
    }

    /** It was seen terminating, or is gone already. */
    synchronized boolean isGoing(String pod) {
        JsonNode there = pods.get(pod);
        return there == null || there.at("/metadata").has("deletionTimestamp");
    }

    public synchronized int created(String pod) {
        return created.getOrDefault(pod, 0);
    }

    public synchronized int deleted(String pod) {
        return deleted.getOrDefault(pod, 0);
    }

    public synchronized Optional<JsonNode> pod(String name) {
        return Optional.ofNullable(pods.get(name));
    }

    /** The workload's pods, if each is Running and Ready and there are exactly so many. */
    public synchronized boolean ready(String workload, int count) {
        long there = pods.values().stream()
                .filter(pod -> owner(pod).equals(workload))
                .count();
        return there == count
                && IntStream.range(0, count).allMatch(ordinal -> ready(pods.get(workload + "-" + ordinal)));
    }

    public static boolean ready(JsonNode pod) {
        return pod != null
                && !pod.at("/metadata").has("deletionTimestamp")
                && pod.at("/status/phase").asText().equals("Running")
                && is(pod, "Ready");
    }

    private static boolean is(JsonNode pod, String condition) {
        return pod.at("/status/conditions")
                .valueStream()
                .anyMatch(found -> found.path("type").asText().equals(condition)
                        && found.path("status").asText().equals("True"));
    }

    private static boolean finished(JsonNode pod) {
        return Set.of("Failed", "Succeeded").contains(pod.at("/status/phase").asText());
    }

    private static String claims(JsonNode pod) {
        List<String> names = new ArrayList<>();
        pod.at("/spec/volumes")
                .forEach(volume ->
                        names.add(volume.at("/persistentVolumeClaim/claimName").asText("")));
        names.removeIf(String::isEmpty);
        return String.join(",", names);
    }

    private static String owner(JsonNode pod) {
        return pod.at("/metadata/ownerReferences/0/name").asText("");
    }

    private static String revision(JsonNode pod) {
        return pod.at("/metadata/labels/controller-revision-hash").asText();
    }

    private static int ordinal(JsonNode pod) {
        return Integer.parseInt(name(pod).substring(name(pod).lastIndexOf('-') + 1));
    }

    private static String name(JsonNode pod) {
        return pod.at("/metadata/name").asText();
    }

    private static String uid(JsonNode pod) {
        return pod.at("/metadata/uid").asText();
    }
}
