package dev.ordinal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** JSON for people and for diffs: what fits on a line stays on it, the rest is broken and indented by one. */
final class Folded {
    private static final int LINE = 120;

    private Folded() {}

    static String text(JsonNode tree) {
        return text(tree, 0) + "\n";
    }

    private static String text(JsonNode node, int depth) {
        String flat = node.toString();
        if (!node.isContainerNode() || node.isEmpty() || depth + flat.length() <= LINE) {
            return flat;
        }
        List<String> parts = new ArrayList<>();
        node.propertyStream()
                .forEach(entry -> parts.add("\"" + entry.getKey() + "\": " + text(entry.getValue(), depth + 1)));
        if (!(node instanceof ObjectNode)) {
            node.forEach(element -> parts.add(text(element, depth + 1)));
        }
        String indent = " ".repeat(depth + 1);
        String open = node.isObject() ? "{" : "[";
        String shut = node.isObject() ? "}" : "]";
        return open + "\n" + indent + String.join(",\n" + indent, parts) + "\n" + " ".repeat(depth) + shut;
    }
}
