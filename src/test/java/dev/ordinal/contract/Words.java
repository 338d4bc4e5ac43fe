package dev.ordinal.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code $name} stands for in one probe: given by the file, or taken from an answer. {@code $$} is a dollar. */
final class Words {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern WORD = Pattern.compile("\\$(\\$|[a-zA-Z][a-zA-Z0-9]*)");
    private static final int DEPTH_MAX = 8;
    private final Map<String, String> texts;
    private final Map<String, JsonNode> taken = new HashMap<>();

    Words(Map<String, String> texts) {
        this.texts = new HashMap<>(texts);
    }

    void put(String name, String text) {
        texts.put(name, text);
    }

    void take(String name, JsonNode value) {
        taken.put(name, value);
        texts.put(name, value.isValueNode() ? value.asText() : value.toString());
    }

    String fill(String text) {
        return fill(text, 0).replace("$$", "$");
    }

    private String fill(String text, int depth) {
        if (depth > DEPTH_MAX) {
            throw new IllegalArgumentException("words that stand for themselves: " + text);
        }
        return WORD.matcher(text).replaceAll(found -> Matcher.quoteReplacement(meaning(found.group(1), depth)));
    }

    private String meaning(String name, int depth) {
        if (name.equals("$")) {
            return "$$";
        }
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("nothing is called $" + name);
        }
        return fill(text, depth + 1);
    }

    /** A value as it stands in an expectation: what was taken from an answer keeps its type. */
    JsonNode value(String text) {
        JsonNode whole = text.startsWith("$") ? taken.get(text.substring(1)) : null;
        return whole == null ? yaml(fill(text)) : whole;
    }

    static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("no YAML: " + text, broken);
        }
    }

    /** The parts between blanks; what is in brackets or quotes holds together. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            if (c == ' ' && depth == 0 && quote == 0) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts.stream().filter(each -> !each.isEmpty()).toList();
    }
}
