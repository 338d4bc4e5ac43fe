package dev.ordinal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** One thing expected of an answer, as {@code /metadata/name=a}; the operators are listed in docs/testing.md. */
record Check(String place, String operator, String operand) {
    private static final List<String> OPERATORS = List.of("->", "=~", "!=", "=", "#", ">");
    private static final Comparator<JsonNode> NUMBERS_BY_VALUE = (left, right) -> left.equals(right)
                    || (left.isNumber()
                            && right.isNumber()
                            && left.decimalValue().compareTo(right.decimalValue()) == 0)
            ? 0
            : 1;

    static Check parse(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            for (String operator : depth == 0 && i > 0 ? OPERATORS : List.<String>of()) {
                if (text.startsWith(operator, i)) {
                    return new Check(text.substring(0, i), operator, text.substring(i + operator.length()));
                }
            }
        }
        return text.startsWith("!") ? new Check(text.substring(1), "!", "") : new Check(text, "", "");
    }

    void holds(JsonNode body, Function<String, String> header, Words words) {
        JsonNode found = place.startsWith("header:")
                ? TextNode.valueOf(header.apply(place.substring("header:".length())))
                : find(body, place.equals("body") ? "" : words.fill(place));
        switch (operator) {
            case "" ->
                assertThat(found.isMissingNode()).as("%s is there", place).isFalse();
            case "!" -> assertThat(found).as(place).isEqualTo(MissingNode.getInstance());
            case "#" -> assertThat(found).as(place).hasSize(Integer.parseInt(operand));
            case "->" -> {
                assertThat(found.isMissingNode()).as("%s is there", place).isFalse();
                words.take(operand, found);
            }
            case "=~" ->
                assertThat(found.isValueNode() ? found.asText() : found.toString())
                        .as(place)
                        .containsPattern(words.fill(unquoted(operand)));
            case ">" ->
                assertThat(found.asLong())
                        .as(place)
                        .isGreaterThan(words.value(operand).asLong());
            case "!=" ->
                assertThat(same(found, words.value(operand)))
                        .as("%s is not %s", place, operand)
                        .isFalse();
            case "=" -> {
                JsonNode wanted = words.value(operand);
                assertThat(same(found, wanted))
                        .as("%s is %s but should be %s", place, found, wanted)
                        .isTrue();
            }
            default -> throw new IllegalArgumentException(operator);
        }
    }

    private static boolean same(JsonNode left, JsonNode right) {
        return left.equals(NUMBERS_BY_VALUE, right);
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"));
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** A JSON pointer, of which a step may also be {@code *}, for all items, or {@code [name=a]}, for the first such item. */
    private static JsonNode find(JsonNode from, String pointer) {
        if (pointer.isEmpty()) {
            return from;
        }
        int end = endOfStep(pointer);
        String step = pointer.substring(1, end).replace("~1", "/").replace("~0", "~");
        String rest = pointer.substring(end);
        if (step.equals("*")) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            from.forEach(item -> all.add(find(item, rest)));
            return all;
        }
        if (step.startsWith("[")) {
            String[] wanted = step.substring(1, step.length() - 1).split("=", 2);
            for (JsonNode item : from) {
                if (item.path(wanted[0]).asText().equals(wanted[1])) {
                    return find(item, rest);
                }
            }
            return MissingNode.getInstance();
        }
        return find(from.isArray() && step.matches("\\d+") ? from.path(Integer.parseInt(step)) : from.path(step), rest);
    }

    private static int endOfStep(String pointer) {
        int depth = 0;
        for (int i = 1; i < pointer.length(); i++) {
            char c = pointer.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == '/' && depth == 0) {
                return i;
            }
        }
        return pointer.length();
    }
}
