package dev.ordinal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.ordinal.it.Kube;

/** Small questions about lists of words in a schema. */
final class Lists {
    private Lists() {}

    static boolean has(JsonNode list, String word) {
        return list.valueStream().anyMatch(element -> element.asText().equals(word));
    }

    static ArrayNode of(String... words) {
        ArrayNode list = Kube.JSON.createArrayNode();
        for (String word : words) {
            list.add(word);
        }
        return list;
    }
}
