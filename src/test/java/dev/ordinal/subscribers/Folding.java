package dev.ordinal.subscribers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A client that keeps the views of workloads by what docs/protocol.md says of the stream, and knows nothing else. */
final class Folding {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> views = new HashMap<>();

    /** By namespace/name. */
    Map<String, JsonNode> views() {
        return views;
    }

    /** One frame, as it came. */
    void take(String frame) {
        String name = "";
        JsonNode data = JSON.missingNode();
        for (String line : frame.split("\n", -1)) {
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = json(line.substring(6)).path("data");
            }
        }
        String key =
                data.path("namespace").textValue() + "/" + data.path("name").textValue();
        switch (name) {
            case "snapshot", "workload.created" -> views.put(key, data);
            case "workload.deleted" -> views.remove(key);
            case "workload.changed" -> views.put(key, fold(views.get(key), data));
            default -> {
                // The end of a snapshot, or news of a pod that the next change tells as well.
            }
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode fold(JsonNode before, JsonNode changed) {
        ObjectNode view = changed.deepCopy();
        JsonNode changes = view.remove("changes");
        List<JsonNode> waits = new ArrayList<>();
        before.path("waits").forEach(waits::add);
        for (JsonNode splice : changes.path("waits")) {
            int at = splice.path("at").intValue();
            waits.subList(at, at + splice.path("remove").intValue()).clear();
            List<JsonNode> added = new ArrayList<>();
            splice.path("add").forEach(added::add);
            waits.addAll(at, added);
        }
        ArrayNode waitsNow = view.putArray("waits");
        waits.forEach(waitsNow::add);

        TreeMap<Integer, JsonNode> pods = new TreeMap<>();
        before.path("pods").forEach(pod -> pods.put(pod.path("ordinal").intValue(), pod));
        changes.path("gone").forEach(ordinal -> pods.remove(ordinal.intValue()));
        changes.path("pods").forEach(pod -> pods.put(pod.path("ordinal").intValue(), pod));
        ArrayNode podsNow = view.putArray("pods");
        pods.values().forEach(podsNow::add);
        return view;
    }
}
