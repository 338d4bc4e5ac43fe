package dev.ordinal.transcript;

import dev.ordinal.embedded.store.Stored;
import java.util.Comparator;

/** Names that end in a number, by that number. */
final class Names {
    static final Comparator<Stored> BY_NUMBER = Comparator.comparing(
                    (Stored object) -> stem(object.ref().name()))
            .thenComparingLong(object -> number(object.ref().name()))
            .thenComparing(object -> object.ref().name());

    private Names() {}

    private static String stem(String name) {
        return number(name) < 0 ? name : name.substring(0, name.lastIndexOf('-'));
    }

    private static long number(String name) {
        String end = name.substring(name.lastIndexOf('-') + 1);
        return end.matches("\\d{1,9}") ? Long.parseLong(end) : -1;
    }
}
