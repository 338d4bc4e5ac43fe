package dev.ordinal.desired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * The data of a revision letter for letter as the built-in controller writes it: keys in order, no spaces, and in texts those
 * characters escaped that could end a script in HTML. The name of a revision is a hash of it (R3.2).
 */
final class RevisionText {
    private static final double EXPONENT_FROM = 1e21;
    private static final double EXPONENT_BELOW = 1e-6;

    private final StringBuilder text = new StringBuilder();

    private RevisionText() {}

    static String of(ObjectNode template) {
        ObjectNode replaced = template.deepCopy();
        replaced.put("$patch", "replace");
        RevisionText written = new RevisionText();
        written.text.append("{\"spec\":{\"template\":");
        written.write(replaced);
        return written.text.append("}}").toString();
    }

    private void write(JsonNode tree) {
        if (tree.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            tree.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
            String comma = "{";
            for (Map.Entry<String, JsonNode> field : sorted.entrySet()) {
                text.append(comma);
                quote(field.getKey());
                text.append(':');
                write(field.getValue());
                comma = ",";
            }
            text.append(sorted.isEmpty() ? "{}" : "}");
        } else if (tree.isArray()) {
            String comma = "[";
            for (JsonNode item : tree) {
                text.append(comma);
                write(item);
                comma = ",";
            }
            text.append(tree.isEmpty() ? "[]" : "]");
        } else if (tree.isTextual()) {
            quote(tree.asText());
        } else if (tree.isNumber()) {
            number(tree);
        } else {
            text.append(tree.asText());
        }
    }

    /** Whole numbers as such; the rest is a 64 bit floating point number to the built-in controller. */
    private void number(JsonNode tree) {
        double value = tree.doubleValue();
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < EXPONENT_FROM) {
            text.append(tree.decimalValue().toBigInteger());
        } else if (size >= EXPONENT_BELOW && size < EXPONENT_FROM) {
            text.append(java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
        } else {
            text.append(String.valueOf(value).replace(".0E", "e").replace('E', 'e'));
        }
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            switch (each) {
                case '"', '\\' -> text.append('\\').append(each);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '<', '>', '&', '\u2028', '\u2029' -> escape(each);
                default -> {
                    if (each < ' ') {
                        escape(each);
                    } else {
                        text.append(each);
                    }
                }
            }
        }
        text.append('"');
    }

    private void escape(char each) {
        text.append(String.format("\\u%04x", (int) each));
    }
}
