package dev.ordinal.subscribers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What pods of a workload use, in the cluster's own amounts: {@code 12m} processors, {@code 34Mi} of memory. */
final class UsageView {
    /** Where nobody measures. */
    static final JsonNode NOT_MEASURED = view(false);

    private UsageView() {}

    /** @param metrics objects of metrics.k8s.io, also such as the selector finds and that are another's */
    static JsonNode of(String workload, List<ObjectNode> metrics) {
        ObjectNode view = view(true);
        ArrayNode items = (ArrayNode) view.get("items");
        SortedMap<Integer, ObjectNode> byOrdinal = new TreeMap<>();
        metrics.forEach(pod -> OrdinalOf.name(pod.at("/metadata/name").asText(), workload + "-")
                .ifPresent(ordinal -> byOrdinal.put(ordinal, pod)));
        byOrdinal.forEach((ordinal, pod) -> items.add(item(ordinal, pod)));
        return view;
    }

    private static ObjectNode view(boolean measured) {
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("measured", measured);
        view.putArray("items");
        return view;
    }

    private static ObjectNode item(int ordinal, ObjectNode pod) {
        ObjectNode item = JsonNodeFactory.instance.objectNode().put("ordinal", ordinal);
        item.put("pod", pod.at("/metadata/name").asText());
        item.put("at", pod.path("timestamp").asText());
        item.put("window", pod.path("window").asText());
        ArrayNode containers = item.putArray("containers");
        pod.path("containers")
                .forEach(container -> containers
                        .addObject()
                        .put("name", container.path("name").asText())
                        .put("cpu", container.at("/usage/cpu").asText())
                        .put("memory", container.at("/usage/memory").asText()));
        return item;
    }
}
