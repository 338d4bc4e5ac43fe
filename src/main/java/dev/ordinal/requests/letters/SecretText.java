package dev.ordinal.requests.letters;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a body holds the manifest of a Secret. Such a request is refused, since nobody reads that kind here, and so it comes to lie
 * among the letters. In broken text too: what can't be parsed can still be read by people.
 */
public final class SecretText {
    /** In JSON, in YAML, and in either as a text within JSON, where quotes are escaped. */
    private static final Pattern KIND = Pattern.compile("kind[\\\\\"']*\\s*:\\s*[\\\\\"']*Secret(List)?\\b");

    private static final Pattern BASE64 = Pattern.compile("\"data_base64\"\\s*:\\s*\"([A-Za-z0-9+/=]*)\"");

    private SecretText() {}

    public static boolean isIn(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (KIND.matcher(text).find()) {
            return true;
        }
        Matcher data = BASE64.matcher(text);
        return data.find() && KIND.matcher(decoded(data.group(1))).find();
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
