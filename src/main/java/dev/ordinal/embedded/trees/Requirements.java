package dev.ordinal.embedded.trees;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Label selectors: as text in a query ({@code app=web,tier in (a,b),!old}) and as trees in objects; all must hold. */
public record Requirements(List<Requirement> all) {
    private static final Pattern SET_BASED = Pattern.compile("\\s*([\\w./-]+)\\s+(in|notin)\\s*\\(([^)]*)\\)\\s*");
    private static final Pattern EQUALITY = Pattern.compile("\\s*([\\w./-]+)\\s*(==|=|!=)\\s*([\\w.-]*)\\s*");
    private static final Pattern COMPARISON = Pattern.compile("\\s*([\\w./-]+)\\s*([<>])\\s*(\\d+)\\s*");
    private static final Pattern EXISTENCE = Pattern.compile("\\s*(!?)\\s*([\\w./-]+)\\s*");
    private static final Pattern COMMA_OUTSIDE_SETS = Pattern.compile(",(?![^(]*\\))");
    private static final Pattern COMMA = Pattern.compile(",");

    public static final Requirements NONE = new Requirements(List.of());

    /** One condition on one label; {@code operator} in the words objects use: In, NotIn, Exists, DoesNotExist, Gt, Lt. */
    public record Requirement(String key, String operator, List<String> values) {
        public Requirement {
            values = List.copyOf(values);
        }

        boolean holds(Map<String, String> labels) {
            String value = labels.get(key);
            return switch (operator) {
                case "In" -> value != null && values.contains(value);
                case "NotIn" -> value == null || !values.contains(value);
                case "Exists" -> value != null;
                case "DoesNotExist" -> value == null;
                case "Gt" -> value != null && compare(value) > 0;
                case "Lt" -> value != null && compare(value) < 0;
                default -> throw new IllegalArgumentException("unknown operator " + operator);
            };
        }

        private int compare(String value) {
            return Long.compare(Long.parseLong(value), Long.parseLong(values.getFirst()));
        }
    }

    public Requirements {
        all = List.copyOf(all);
    }

    public boolean hold(Map<String, String> labels) {
        return all.stream().allMatch(requirement -> requirement.holds(labels));
    }

    /** Throws IllegalArgumentException, with a text for a person, where the selector can't be read. */
    public static Requirements parse(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        List<Requirement> parsed = new ArrayList<>();
        for (String part : COMMA_OUTSIDE_SETS.split(text, -1)) {
            parsed.add(parseOne(part));
        }
        return new Requirements(parsed);
    }

    private static Requirement parseOne(String part) {
        Matcher set = SET_BASED.matcher(part);
        if (set.matches()) {
            List<String> values =
                    COMMA.splitAsStream(set.group(3)).map(String::strip).toList();
            return new Requirement(set.group(1), set.group(2).equals("in") ? "In" : "NotIn", values);
        }
        Matcher equality = EQUALITY.matcher(part);
        if (equality.matches()) {
            String operator = equality.group(2).equals("!=") ? "NotIn" : "In";
            return new Requirement(equality.group(1), operator, List.of(equality.group(3)));
        }
        Matcher comparison = COMPARISON.matcher(part);
        if (comparison.matches()) {
            String operator = comparison.group(2).equals(">") ? "Gt" : "Lt";
            return new Requirement(comparison.group(1), operator, List.of(comparison.group(3)));
        }
        Matcher existence = EXISTENCE.matcher(part);
        if (existence.matches()) {
            String operator = existence.group(1).isEmpty() ? "Exists" : "DoesNotExist";
            return new Requirement(existence.group(2), operator, List.of());
        }
        throw new IllegalArgumentException("unable to parse requirement: " + part);
    }

    /** A {@code LabelSelector} object: matchLabels and matchExpressions. */
    public static Requirements of(JsonNode selector) {
        List<Requirement> all = new ArrayList<>();
        Trees.texts(selector.path("matchLabels"))
                .forEach((key, value) -> all.add(new Requirement(key, "In", List.of(value))));
        selector.path("matchExpressions").forEach(expression -> {
            List<String> values = new ArrayList<>();
            expression.path("values").forEach(value -> values.add(value.asText()));
            all.add(new Requirement(Trees.text(expression, "key"), Trees.text(expression, "operator"), values));
        });
        return new Requirements(all);
    }
}
