package dev.ordinal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A hash of what a tree means, not of how it is written: the order of keys and explicit nulls make no difference. It says by
 * which rules it was made, so that other rules in a later release are not taken for another template (I13, D10).
 */
public final class Canonical {
    private static final String RULES = "v1:";

    private Canonical() {}

    public static String hash(JsonNode tree) {
        StringBuilder text = new StringBuilder();
        write(tree, text);
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return RULES + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static void write(JsonNode tree, StringBuilder text) {
        if (tree.isObject()) {
            text.append('{');
            Map<String, JsonNode> sorted = new TreeMap<>();
            tree.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
            sorted.forEach((name, value) -> {
                if (!value.isNull()) {
                    text.append(name.length()).append(':').append(name);
                    write(value, text);
                }
            });
            text.append('}');
        } else if (tree.isArray()) {
            text.append('[');
            tree.forEach(item -> write(item, text));
            text.append(']');
        } else {
            String scalar =
                    tree.isNumber() ? tree.decimalValue().stripTrailingZeros().toPlainString() : tree.asText();
            text.append(tree.getNodeType()).append(scalar.length()).append(':').append(scalar);
        }
    }
}
