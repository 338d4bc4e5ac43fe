package dev.ordinal.decide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The tables of rules, as text that people read. */
final class Tables {
    private Tables() {}

    static String read(String table) {
        try (InputStream stream = Tables.class.getResourceAsStream("/decide/" + table + ".txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
