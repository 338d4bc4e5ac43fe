package dev.ordinal.desired.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks values that are neither object nor list. */
final class Scalars {
    /** What a pattern asks for, in words. */
    private static final Map<String, String> IN_WORDS = Map.of(
            "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", NameRules.LABEL_FORM,
            "^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$", NameRules.LABEL_FORM,
            "^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$", LabelRules.VALUE_FORM);

    /** Patterns come from the shipped schemas alone, so these are few. */
    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private final Faults faults;

    Scalars(Faults faults) {
        this.faults = faults;
    }

    void check(JsonNode value, JsonNode schema, String pointer) {
        if (Quantities.isSchema(schema)) {
            quantity(value, pointer);
        } else if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            if (!value.isTextual() && !isInt(value)) {
                faults.add(pointer, "must be a whole number or a string, not " + typeOf(value));
            }
        } else {
            typed(value, schema, pointer);
        }
    }

    static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case BOOLEAN -> "a boolean (" + value.asText() + ")";
            case NUMBER -> "the number " + Faults.shortened(value.asText());
            case OBJECT -> "an object";
            case STRING -> "the string " + Faults.quoted(value.asText());
            case NULL, MISSING -> "null";
            case BINARY, POJO -> value.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }

    private void quantity(JsonNode value, String pointer) {
        if (Quantities.parse(value).isEmpty() && !value.isNull()) {
            faults.add(pointer, "must be an amount like 500m, 0.5, 2 or 1Gi, not " + typeOf(value));
        }
    }

    private void typed(JsonNode value, JsonNode schema, String pointer) {
        switch (schema.path("type").asText()) {
            case "string" -> text(value, schema, pointer);
            case "boolean" -> {
                if (!value.isBoolean()) {
                    faults.add(pointer, "must be true or false, not " + typeOf(value));
                }
            }
            case "integer" -> integer(value, schema, pointer);
            case "number" -> {
                if (!value.isNumber()) {
                    faults.add(pointer, "must be a number, not " + typeOf(value));
                }
            }
            default -> {}
        }
    }

    private void text(JsonNode value, JsonNode schema, String pointer) {
        if (!value.isTextual()) {
            boolean unquoted = value.isNumber() || value.isBoolean();
            faults.add(pointer, "must be a string, not " + typeOf(value) + (unquoted ? "; put it in quotes" : ""));
            return;
        }
        String text = value.asText();
        JsonNode choices = schema.path("enum");
        if (!choices.isMissingNode()
                && choices.valueStream().noneMatch(choice -> choice.asText().equals(text))) {
            String words = choices.valueStream()
                    .map(JsonNode::asText)
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.joining(", "));
            faults.add(pointer, "must be one of " + words + ", not " + Faults.quoted(text));
        } else if (text.length() > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
            faults.add(pointer, "may have at most " + schema.path("maxLength").asInt() + " characters");
        } else if (text.length() < schema.path("minLength").asInt(0)) {
            faults.add(pointer, "must not be empty");
        } else if (schema.has("pattern")) {
            pattern(text, schema.get("pattern").asText(), pointer);
        }
        format(text, schema.path("format").asText(), pointer);
    }

    private void pattern(String text, String pattern, String pointer) {
        if (!COMPILED.computeIfAbsent(pattern, Pattern::compile).matcher(text).find()) {
            String form = IN_WORDS.getOrDefault(pattern, "must match " + pattern);
            faults.add(pointer, form + ", not " + Faults.quoted(text));
        }
    }

    private void format(String text, String format, String pointer) {
        switch (format) {
            case "date-time" -> {
                try {
                    OffsetDateTime.parse(text);
                } catch (DateTimeParseException e) {
                    faults.add(pointer, "must be a time like 2026-01-31T12:00:00Z, not " + Faults.quoted(text));
                }
            }
            case "byte" -> {
                try {
                    Base64.getMimeDecoder().decode(text);
                } catch (IllegalArgumentException e) {
                    faults.add(pointer, "must be base64");
                }
            }
            default -> {}
        }
    }

    private void integer(JsonNode value, JsonNode schema, String pointer) {
        boolean wide = schema.path("format").asText().equals("int64");
        if (!value.isIntegralNumber()) {
            faults.add(pointer, "must be a whole number, not " + typeOf(value));
            return;
        }
        BigInteger number = value.bigIntegerValue();
        if (number.bitLength() >= (wide ? Long.SIZE : Integer.SIZE)) {
            faults.add(pointer, "must fit in " + (wide ? "64" : "32") + " bits");
        } else if (schema.has("minimum")
                && new BigDecimal(number).compareTo(schema.get("minimum").decimalValue()) < 0) {
            faults.add(pointer, "must be at least " + schema.get("minimum").asText() + ", not " + number);
        } else if (schema.has("maximum")
                && new BigDecimal(number).compareTo(schema.get("maximum").decimalValue()) > 0) {
            faults.add(pointer, "must be at most " + schema.get("maximum").asText() + ", not " + number);
        }
    }

    private static boolean isInt(JsonNode value) {
        return value.isIntegralNumber() && value.bigIntegerValue().bitLength() < Integer.SIZE;
    }
}
