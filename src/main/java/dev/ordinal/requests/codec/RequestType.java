package dev.ordinal.requests.codec;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The event types that ask for something. */
public enum RequestType {
    APPLY,
    CREATE,
    UPDATE,
    SCALE,
    RESTART,
    PAUSE,
    RESUME,
    ROLLBACK,
    DELETE;

    private static final String PREFIX = "dev.ordinal.request.";
    private static final String VERSION = ".v1";

    public String text() {
        return PREFIX + name().toLowerCase(Locale.ROOT) + VERSION;
    }

    static Optional<RequestType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.text().equals(text)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(RequestType::text).collect(Collectors.joining(", "));
    }
}
