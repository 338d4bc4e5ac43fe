package dev.ordinal.requests.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an unquoted YAML scalar means to kubectl, which reads YAML 1.1 with some of 1.2: {@code yes}, {@code on} and {@code y}
 * are booleans, {@code 0755} and {@code 0o755} are octal, underscores are dropped, {@code 1:30} and dates are text.
 */
final class YamlScalar {
    private static final Set<String> TRUE =
            Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE =
            Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-.*");
    private static final Pattern RADIX = Pattern.compile("([-+]?)0([xX]|[oO]|[bB]|)([0-9a-fA-F]+)");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,9})?");

    /** As many as the reader of JSON takes: what it costs to read more grows with their square, up to seconds for a megabyte. */
    private static final int DIGITS_MAX = 1_000;

    private YamlScalar() {}

    /** Throws {@link ArithmeticException} for what JSON has no word for: infinity, NaN, numbers beyond a double. */
    static JsonNode plain(String text) {
        if (NULL.contains(text)) {
            return NullNode.getInstance();
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return BooleanNode.valueOf(TRUE.contains(text));
        }
        if (NOT_FINITE.matcher(text).matches()) {
            throw new ArithmeticException("'" + text + "' is no number that JSON knows");
        }
        return startsLikeANumber(text) ? number(text).orElseGet(() -> TextNode.valueOf(text)) : TextNode.valueOf(text);
    }

    private static boolean startsLikeANumber(String text) {
        char first = text.charAt(0);
        return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
    }

    private static Optional<JsonNode> number(String text) {
        if (DATE.matcher(text).matches()) {
            return Optional.empty();
        }
        String digits = text.charAt(0) == '.' ? text : text.replace("_", "");
        if (digits.length() > DIGITS_MAX) {
            return tooLong(digits);
        }
        if (WHOLE.matcher(digits).matches()) {
            return Optional.of(integer(new BigInteger(digits)));
        }
        var radix = RADIX.matcher(digits);
        if (radix.matches()) {
            Optional<JsonNode> integer = integer(radix.group(1), radix.group(2), radix.group(3));
            if (integer.isPresent()) {
                return integer;
            }
        }
        return FLOAT.matcher(digits).matches() ? Optional.of(Numbers.exact(new BigDecimal(digits))) : Optional.empty();
    }

    /** A long text may begin like a number, and is text. */
    private static Optional<JsonNode> tooLong(String digits) {
        var radix = RADIX.matcher(digits);
        boolean prefixed = radix.matches() && !radix.group(2).isEmpty();
        if (prefixed || FLOAT.matcher(digits).matches()) {
            throw new ArithmeticException(
                    "a number of " + digits.length() + " digits; at most " + DIGITS_MAX + " are accepted");
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> integer(String sign, String prefix, String digits) {
        int radix = switch (prefix) {
            case "x", "X" -> 16;
            case "b", "B" -> 2;
            default -> 8;
        };
        try {
            return Optional.of(integer(new BigInteger(sign + digits, radix)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static JsonNode integer(BigInteger value) {
        return value.bitLength() < Long.SIZE ? Numbers.whole(value.longValueExact()) : BigIntegerNode.valueOf(value);
    }
}
