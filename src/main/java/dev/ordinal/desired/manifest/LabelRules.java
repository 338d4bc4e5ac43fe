package dev.ordinal.desired.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.workload.Pointers;
import java.util.regex.Pattern;

/** Labels and their keys. */
final class LabelRules {
    static final String VALUE_FORM =
            "must be at most 63 letters, digits, dashes, underscores and dots, with a letter or digit at both ends, or empty";
    private static final String KEY_FORM =
            "is not the key of a label: up to 63 letters, digits, dashes, underscores and dots, after a domain and a slash if any";
    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");
    private static final Pattern KEY =
            Pattern.compile("(?:([a-z0-9](?:[-a-z0-9.]*[a-z0-9])?)/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");

    private LabelRules() {}

    static void check(JsonNode labels, String pointer, Faults faults) {
        labels.forEachEntry((key, value) -> {
            if (!isKey(key)) {
                faults.add(Pointers.child(pointer, key), Faults.quoted(key) + " " + KEY_FORM);
            } else if (value.isTextual() && !VALUE.matcher(value.asText()).matches()) {
                faults.add(Pointers.child(pointer, key), VALUE_FORM + ", not " + Faults.quoted(value.asText()));
            }
        });
    }

    static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }

    static String keyForm(String key) {
        return Faults.quoted(key) + " " + KEY_FORM;
    }

    static boolean isValue(String value) {
        return VALUE.matcher(value).matches();
    }
}
