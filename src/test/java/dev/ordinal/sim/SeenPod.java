package dev.ordinal.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A pod as somebody sees it, reduced to what the laws speak of. */
record SeenPod(
        String name,
        int ordinal,
        String uid,
        String owner,
        String phase,
        Instant readySince,
        boolean terminating,
        String revision,
        JsonNode tree) {

    static SeenPod of(JsonNode pod) {
        JsonNode metadata = pod.path("metadata");
        String name = metadata.path("name").asText();
        return new SeenPod(
                name,
                Trees.ordinal(name),
                metadata.path("uid").asText(),
                Trees.controller(pod),
                pod.path("status").path("phase").asText(),
                readySince(pod),
                metadata.has("deletionTimestamp"),
                metadata.path("labels").path("controller-revision-hash").asText(),
                pod);
    }

    private static Instant readySince(JsonNode pod) {
        for (JsonNode condition : pod.path("status").path("conditions")) {
            if (condition.path("type").asText().equals("Ready")
                    && condition.path("status").asText().equals("True")) {
                return Instant.parse(condition.path("lastTransitionTime").asText());
            }
        }
        return Instant.MAX;
    }

    SeenPod asTerminating() {
        return new SeenPod(name, ordinal, uid, owner, phase, readySince, true, revision, tree);
    }

    boolean ready() {
        return phase.equals("Running") && !readySince.equals(Instant.MAX);
    }

    boolean available(int minReadySeconds, Instant at) {
        return !terminating
                && ready()
                && (minReadySeconds == 0 || !at.isBefore(readySince.plusSeconds(minReadySeconds)));
    }

    /** It is not Ready, and was last so less than that after its start. */
    boolean unreadyWithin(int seconds) {
        String start = tree.at("/status/startTime").asText();
        for (JsonNode condition : tree.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")
                    && condition.path("status").asText().equals("False")
                    && !start.isEmpty()) {
                Instant changed =
                        Instant.parse(condition.path("lastTransitionTime").asText());
                return changed.isBefore(Instant.parse(start).plusSeconds(seconds));
            }
        }
        return false;
    }

    boolean over() {
        return phase.equals("Failed") || phase.equals("Succeeded");
    }

    @Override
    public String toString() {
        return name + "." + uid.substring(0, Math.min(4, uid.length())) + " " + phase
                + (readySince.equals(Instant.MAX) ? "" : " ready since " + readySince)
                + (terminating ? " terminating" : "") + " at " + revision;
    }
}
