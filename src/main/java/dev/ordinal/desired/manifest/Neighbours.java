package dev.ordinal.desired.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the field somebody may have meant. */
final class Neighbours {
    /** Two slips of a finger; more is another word. */
    private static final int CLOSE = 2;
    /** A name that long is no slip of a finger; bounds the comparison. */
    private static final int LONGEST = 64;

    private Neighbours() {}

    static String unknown(String name, JsonNode properties) {
        List<String> accepted =
                properties.propertyStream().map(Map.Entry::getKey).sorted().toList();
        Optional<String> meant = accepted.stream()
                .filter(other -> distance(name, other) <= CLOSE)
                .min(Comparator.comparingInt(other -> distance(name, other)));
        String suggestion = meant.map(other -> "did you mean " + Faults.quoted(other) + "? ")
                .orElse("");
        String list = accepted.isEmpty() ? "nothing is accepted here" : "accepted here: " + String.join(", ", accepted);
        return "unknown field " + Faults.quoted(name) + "; " + suggestion + list;
    }

    /** How many letters must be put in, taken out or changed; capitals don't count. */
    static int distance(String one, String other) {
        if (one.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        String left = one.toLowerCase(Locale.ROOT);
        String right = other.toLowerCase(Locale.ROOT);
        int[] former = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            former[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int changed = former[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(changed, Math.min(former[column], current[column - 1]) + 1);
            }
            former = current;
        }
        return former[right.length()];
    }
}
