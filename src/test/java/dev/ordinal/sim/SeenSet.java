package dev.ordinal.sim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.sim.Invariants.SeenPod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A workload, and every state that its pods were in since the program last wrote one of them: any of these may have been what it
 * saw. Its start never changes here; how many pods were wanted does, and a view of that may lag too.
 */
final class SeenSet {
    private final String uid;
    private final String name;
    private final int start;
    private final Set<Integer> replicas = new TreeSet<>();
    private final Set<Integer> minReady = new HashSet<>();
    private final List<Shown> shown = new ArrayList<>();
    private boolean ending;

    /** The pods as they were from this moment on. */
    private record Shown(Map<Integer, SeenPod> pods, Instant from) {}

    SeenSet(JsonNode tree, Instant now) {
        this.uid = tree.at("/metadata/uid").asText();
        this.name = tree.at("/metadata/name").asText();
        this.start = tree.at("/spec/ordinals/start").asInt(0);
        shown.add(new Shown(Map.of(), now));
    }

    String uid() {
        return uid;
    }

    void wanted(JsonNode tree) {
        replicas.add(tree.at("/spec/replicas").asInt(1));
        minReady.add(tree.at("/spec/minReadySeconds").asInt(0));
        JsonNode metadata = tree.path("metadata");
        ending |= metadata.has("deletionTimestamp")
                || metadata.path("annotations").has("apps.ordinal.dev/delete-when-empty");
    }

    void show(Map<Integer, SeenPod> pods, Instant now, boolean written) {
        if (written) {
            shown.clear();
        }
        shown.add(new Shown(pods, now));
    }

    boolean mayCreate(int ordinal, Instant now) {
        boolean wanted = ordinal >= start && replicas.stream().anyMatch(count -> ordinal < start + count);
        return wanted
                && shown.stream().anyMatch(view -> moments(view, now).stream().anyMatch(at -> upTo(view, ordinal, at)));
    }

    boolean mayDelete(SeenPod pod, Instant now) {
        return shown.stream()
                .anyMatch(view -> moments(view, now).stream()
                        .anyMatch(at -> finished(view, pod, at) || atTheEnd(view, pod) || condemned(view, pod, at)));
    }

    /** Whether name, hostname and volumes are those of the ordinal; empty if so. */
    String sticky(SeenPod pod, JsonNode tree) {
        String wanted = name + "-" + pod.ordinal();
        boolean named = pod.name().equals(wanted)
                && tree.at("/spec/hostname").asText().equals(wanted)
                && tree.at("/spec/subdomain").asText().equals(name)
                && tree.at("/metadata/labels/apps.kubernetes.io~1pod-index")
                        .asText()
                        .equals("" + pod.ordinal())
                && tree.at("/metadata/labels/statefulset.kubernetes.io~1pod-name")
                        .asText()
                        .equals(wanted);
        if (!named) {
            return "not the identity of " + wanted + ": " + tree;
        }
        for (JsonNode volume : tree.at("/spec/volumes")) {
            String claim = volume.at("/persistentVolumeClaim/claimName").asText("");
            if (!claim.isEmpty() && !claim.equals(volume.path("name").asText() + "-" + wanted)) {
                return "not the claim of " + wanted + ": " + claim;
            }
        }
        return "";
    }

    /** The moments between a state and now at which something became available by time alone. */
    private Set<Instant> moments(Shown view, Instant now) {
        Set<Instant> moments = new TreeSet<>(List.of(view.from(), now));
        for (SeenPod pod : view.pods().values()) {
            for (int seconds : minReady) {
                if (!pod.readySince().equals(Instant.MAX)) {
                    Instant at = pod.readySince().plusSeconds(seconds);
                    if (at.isAfter(view.from()) && at.isBefore(now)) {
                        moments.add(at);
                    }
                }
            }
        }
        return moments;
    }

    private boolean upTo(Shown view, int end, Instant at) {
        return IntStream.range(start, end)
                .allMatch(lower ->
                        view.pods().containsKey(lower) && available(view.pods().get(lower), at));
    }

    private boolean available(SeenPod pod, Instant at) {
        return minReady.stream().anyMatch(seconds -> pod.available(seconds, at));
    }

    private static boolean same(Shown view, SeenPod pod) {
        SeenPod then = view.pods().get(pod.ordinal());
        return then != null && then.uid().equals(pod.uid());
    }

    private boolean finished(Shown view, SeenPod pod, Instant at) {
        return same(view, pod) && view.pods().get(pod.ordinal()).over() && upTo(view, pod.ordinal(), at);
    }

    private boolean atTheEnd(Shown view, SeenPod pod) {
        return ending
                && same(view, pod)
                && view.pods().keySet().stream().allMatch(other -> other <= pod.ordinal())
                && view.pods().values().stream().noneMatch(SeenPod::terminating);
    }

    private boolean condemned(Shown view, SeenPod pod, Instant at) {
        return same(view, pod)
                && view.pods().keySet().stream().allMatch(other -> other <= pod.ordinal())
                && replicas.stream()
                        .filter(count -> pod.ordinal() >= start + count)
                        .anyMatch(count -> upTo(view, start + count, at) && leadsTheUnavailable(view, pod, at));
    }

    private boolean leadsTheUnavailable(Shown view, SeenPod pod, Instant at) {
        return available(view.pods().get(pod.ordinal()), at)
                || view.pods().values().stream()
                        .filter(other -> other.ordinal() < pod.ordinal())
                        .allMatch(other -> available(other, at));
    }
}
