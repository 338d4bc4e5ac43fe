package dev.ordinal.requests.codec;

import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import java.util.Locale;
import java.util.Set;

/** The two notations that manifests are written in. */
public enum Format {
    JSON,
    YAML;

    /** For refusals. */
    public static final String ACCEPTED = "application/json, application/yaml, application/x-yaml, text/yaml";

    private static final Set<String> YAML_TYPES = Set.of("application/yaml", "application/x-yaml", "text/yaml");

    /** Parameters such as a charset are ignored but for UTF-8 being the only one. */
    public static Format of(String contentType, String pointer) {
        String mediaType = mediaType(contentType);
        if (mediaType.equals("application/json") || YAML_TYPES.contains(mediaType)) {
            requireUtf8(contentType, pointer);
            return YAML_TYPES.contains(mediaType) ? YAML : JSON;
        }
        String got = mediaType.isEmpty() ? "no content type" : "content type '" + mediaType + "'";
        throw new RefusedException(Refusal.Kind.UNSUPPORTED, pointer, got + "; accepted: " + ACCEPTED);
    }

    static String mediaType(String contentType) {
        int semicolon = contentType.indexOf(';');
        String bare = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return bare.strip().toLowerCase(Locale.ROOT);
    }

    private static void requireUtf8(String contentType, String pointer) {
        int charset = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (charset < 0) {
            return;
        }
        String name = contentType
                .substring(charset + "charset=".length())
                .split(";", 2)[0]
                .strip();
        if (!name.replace("\"", "").equalsIgnoreCase("utf-8")) {
            throw new RefusedException(
                    Refusal.Kind.UNSUPPORTED, pointer, "charset '" + name + "'; only UTF-8 is accepted");
        }
    }
}
