package dev.ordinal.desired.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes' amounts: a number, or a number with a suffix ("500m", "1Gi", "1e3"). */
final class Quantities {
    private static final Pattern FORM = Pattern.compile(
            "([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+))(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?[0-9]+)?");
    /** No amount of anything is longer; bounds the arithmetic. */
    private static final int LONGEST = 40;

    private static final Map<String, Integer> DECIMAL =
            Map.of("n", -9, "u", -6, "m", -3, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
    private static final Map<String, Integer> BINARY =
            Map.of("Ki", 10, "Mi", 20, "Gi", 30, "Ti", 40, "Pi", 50, "Ei", 60);
    /** Beyond this power of ten every amount is the largest there is, or nothing. */
    private static final int FARTHEST = 99;

    private Quantities() {}

    /** The schema of a quantity has no type but a contradiction for everything that is none. */
    static boolean isSchema(JsonNode schema) {
        return schema.has("not") && !schema.has("type");
    }

    static Optional<BigDecimal> parse(JsonNode value) {
        String text = value.isNumber() || value.isTextual() ? value.asText() : "";
        Matcher form = FORM.matcher(text.length() <= LONGEST ? text : "");
        if (!form.matches()) {
            return Optional.empty();
        }
        String suffix = form.group(2) == null ? "" : form.group(2);
        BigDecimal number = new BigDecimal(form.group(1));
        if (BINARY.containsKey(suffix)) {
            return Optional.of(number.multiply(BigDecimal.TWO.pow(BINARY.get(suffix))));
        }
        return Optional.of(number.scaleByPowerOfTen(DECIMAL.getOrDefault(suffix, exponent(suffix))));
    }

    private static int exponent(String suffix) {
        if (suffix.isEmpty()) {
            return 0;
        }
        String digits = suffix.substring(1);
        boolean negative = digits.startsWith("-");
        String plain = digits.replaceFirst("^[+-]?0*", "");
        int power = plain.isEmpty() ? 0 : plain.length() > 2 ? FARTHEST : Integer.parseInt(plain);
        return negative ? -power : power;
    }
}
