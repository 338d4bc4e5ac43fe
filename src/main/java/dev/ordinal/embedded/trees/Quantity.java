package dev.ordinal.embedded.trees;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes' amounts: {@code 500m}, {@code 1Gi}, {@code 2}. */
public final class Quantity {
    private static final Pattern FORM =
            Pattern.compile("([+-]?\\d*\\.?\\d+(?:[eE][+-]?\\d+)?)(|n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)");

    private static final Map<String, BigDecimal> SUFFIXES = Map.ofEntries(
            Map.entry("", BigDecimal.ONE),
            Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
            Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
            Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
            Map.entry("k", BigDecimal.ONE.movePointRight(3)),
            Map.entry("M", BigDecimal.ONE.movePointRight(6)),
            Map.entry("G", BigDecimal.ONE.movePointRight(9)),
            Map.entry("T", BigDecimal.ONE.movePointRight(12)),
            Map.entry("P", BigDecimal.ONE.movePointRight(15)),
            Map.entry("E", BigDecimal.ONE.movePointRight(18)),
            Map.entry("Ki", BigDecimal.TWO.pow(10)),
            Map.entry("Mi", BigDecimal.TWO.pow(20)),
            Map.entry("Gi", BigDecimal.TWO.pow(30)),
            Map.entry("Ti", BigDecimal.TWO.pow(40)),
            Map.entry("Pi", BigDecimal.TWO.pow(50)),
            Map.entry("Ei", BigDecimal.TWO.pow(60)));

    private static final List<String> BINARY = List.of("Ei", "Pi", "Ti", "Gi", "Mi", "Ki", "");
    private static final List<String> DECIMAL = List.of("E", "P", "T", "G", "M", "k", "", "m", "u", "n");

    private Quantity() {}

    /** Zero for a missing node; IllegalArgumentException for what is no quantity. */
    public static BigDecimal of(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? BigDecimal.ZERO : parse(node.asText());
    }

    public static BigDecimal parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no quantity");
        }
        return new BigDecimal(matcher.group(1)).multiply(SUFFIXES.get(matcher.group(2)));
    }

    /** As servers write it back: without a fraction, with the greatest suffix of the same family. What is no quantity stays. */
    public static String canonical(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || matcher.group(1).matches(".*[eE].*")) {
            return text;
        }
        BigDecimal amount = parse(text);
        for (String suffix : matcher.group(2).endsWith("i") ? BINARY : DECIMAL) {
            BigDecimal[] parts = amount.divideAndRemainder(SUFFIXES.get(suffix));
            if (parts[0].signum() != 0 && parts[1].signum() == 0) {
                return parts[0].toBigInteger() + suffix;
            }
        }
        return amount.signum() == 0 ? "0" : text;
    }

    /** The shortest usual way to write it: whole Gi, Mi, Ki where they fit, m for fractions. */
    public static String write(BigDecimal amount) {
        if (amount.stripTrailingZeros().scale() > 0) {
            return amount.movePointRight(3)
                            .setScale(0, java.math.RoundingMode.UP)
                            .toPlainString() + "m";
        }
        for (String suffix : new String[] {"Ti", "Gi", "Mi", "Ki"}) {
            BigDecimal unit = SUFFIXES.get(suffix);
            if (amount.signum() > 0 && amount.remainder(unit).signum() == 0) {
                return amount.divide(unit).toBigInteger() + suffix;
            }
        }
        return amount.toBigInteger().toString();
    }
}
