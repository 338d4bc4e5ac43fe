package dev.ordinal.differential;

import java.util.List;

/** What is done to one set, one after the other; follows from the seed alone. */
record Scenario(long seed, List<Step> steps) {
    Scenario {
        steps = List.copyOf(steps);
    }

    /** A name for its namespace. */
    String namespace() {
        return "s" + Long.toUnsignedString(seed, Character.MAX_RADIX);
    }
}
