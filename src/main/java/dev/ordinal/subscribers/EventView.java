package dev.ordinal.subscribers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;

/** An Event of the cluster as people read it: both of its generations say the same in other fields. */
record EventView(String last, ObjectNode json) {
    static final Comparator<EventView> NEWEST_FIRST =
            Comparator.comparing(EventView::last).reversed();

    static EventView of(ObjectNode event) {
        String last =
                first(event, "/series/lastObservedTime", "/lastTimestamp", "/eventTime", "/metadata/creationTimestamp");
        JsonNode series = event.at("/series/count");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", event.path("type").asText());
        json.put("reason", event.path("reason").asText());
        json.put("message", event.path("message").asText());
        json.put(
                "object",
                event.at("/involvedObject/kind").asText() + "/"
                        + event.at("/involvedObject/name").asText());
        json.put("count", series.isMissingNode() ? event.path("count").asInt(1) : series.asInt(1));
        json.put("first", first(event, "/firstTimestamp", "/eventTime", "/metadata/creationTimestamp"));
        json.put("last", last);
        json.put("source", first(event, "/reportingComponent", "/source/component"));
        return new EventView(last, json);
    }

    private static String first(ObjectNode event, String... pointers) {
        for (String pointer : pointers) {
            String text = event.at(pointer).asText("");
            if (!text.isEmpty() && !text.equals("null")) {
                return text;
            }
        }
        return "";
    }
}
