package dev.ordinal.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code status web}: the status as it is stored with the object, for kubectl. */
final class StatusVerb implements Reading {

    @Override
    public List<String> on(World world, Command command) {
        JsonNode object = world.set(command.word(0)).tree();
        JsonNode status = object.path("status");
        List<String> lines = new ArrayList<>();
        lines.add("observed " + status.path("observedGeneration").asInt() + " of "
                + object.at("/metadata/generation").asInt()
                + (status.has("phase") ? ", " + status.path("phase").asText() : ""));
        lines.add("replicas %d, ready %d, available %d, current %d, updated %d"
                .formatted(
                        status.path("replicas").asInt(),
                        status.path("readyReplicas").asInt(),
                        status.path("availableReplicas").asInt(),
                        status.path("currentReplicas").asInt(),
                        status.path("updatedReplicas").asInt()));
        lines.add("current " + status.path("currentRevision").asText() + ", update "
                + status.path("updateRevision").asText());
        for (JsonNode each : status.path("waits")) {
            lines.add(waiting(world, each));
        }
        int omitted = status.path("waitsOmitted").asInt();
        if (omitted > 0) {
            lines.add("and " + omitted + " more");
        }
        return lines;
    }

    private static String waiting(World world, JsonNode each) {
        Duration since = Duration.between(
                Instant.parse(each.path("since").asText()), world.clock().instant());
        String who = each.has("ordinal") ? "ordinal " + each.path("ordinal").asInt() : "the whole";
        return who + " waits " + since.toSeconds() + "s: " + each.path("reason").asText() + ": "
                + each.path("message").asText();
    }
}
