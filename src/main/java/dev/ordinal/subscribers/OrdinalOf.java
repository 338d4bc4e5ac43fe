package dev.ordinal.subscribers;

import java.util.OptionalInt;

/** The ordinal that stands in the name of a pod or a claim. */
final class OrdinalOf {
    private OrdinalOf() {}

    /** Empty if what follows the prefix is none, or the name begins otherwise. */
    static OptionalInt name(String name, String prefix) {
        String ordinal = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
        return ordinal.matches("0|[1-9][0-9]{0,8}") ? OptionalInt.of(Integer.parseInt(ordinal)) : OptionalInt.empty();
    }
}
