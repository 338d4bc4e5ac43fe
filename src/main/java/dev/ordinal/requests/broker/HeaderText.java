package dev.ordinal.requests.broker;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Headers of the protocols that have types of their own, as the text that readers know; the binding of CloudEvents allows both. */
final class HeaderText {
    private HeaderText() {}

    /** Names in lower case; those without a value are left out. */
    static Map<String, String> of(Map<String, ?> headers) {
        Map<String, String> texts = new HashMap<>();
        headers.forEach((name, value) -> {
            if (value != null) {
                texts.put(name.toLowerCase(Locale.ROOT), text(value));
            }
        });
        return texts;
    }

    private static String text(Object value) {
        return switch (value) {
            case Date date -> date.toInstant().toString();
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            default -> value.toString();
        };
    }
}
