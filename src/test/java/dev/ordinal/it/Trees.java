package dev.ordinal.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Compares what was sent with what came back. */
public final class Trees {
    private Trees() {}

    /** Pointers to what was sent and is not there, or not the same; nulls were never there. */
    public static List<String> lost(JsonNode sent, JsonNode back) {
        List<String> lost = new ArrayList<>();
        collect(sent, back, "", lost);
        return lost;
    }

    /** What of the first tree the second one has too: objects without fields that only one has, lists as they are. */
    public static JsonNode common(JsonNode tree, JsonNode other) {
        if (tree.isObject() && other.isObject()) {
            ObjectNode both = Kube.JSON.createObjectNode();
            tree.forEachEntry((name, value) -> {
                if (other.has(name)) {
                    both.set(name, common(value, other.get(name)));
                }
            });
            return both;
        }
        if (tree.isArray()) {
            ArrayNode list = Kube.JSON.createArrayNode();
            for (int index = 0; index < tree.size(); index++) {
                list.add(other.has(index) ? common(tree.get(index), other.get(index)) : tree.get(index));
            }
            return list;
        }
        return tree;
    }

    private static void collect(JsonNode sent, JsonNode back, String pointer, List<String> lost) {
        if (sent.isObject() && back.isObject()) {
            sent.forEachEntry((name, value) -> collect(value, back.path(name), pointer + "/" + name, lost));
        } else if (sent.isArray() && back.isArray() && sent.size() == back.size()) {
            for (int index = 0; index < sent.size(); index++) {
                collect(sent.get(index), back.get(index), pointer + "/" + index, lost);
            }
        } else if (!sent.isNull() && !sent.equals(back)) {
            lost.add(pointer);
        }
    }
}
