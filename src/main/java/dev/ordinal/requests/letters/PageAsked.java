package dev.ordinal.requests.letters;

import java.util.Optional;

/**
 * Which letters.
 *
 * @param limit how many at most
 * @param after what the page before said of its end
 */
public record PageAsked(Order order, int limit, Optional<String> after) {

    /** By when they were put aside. */
    public enum Order {
        OLDEST_FIRST,
        NEWEST_FIRST
    }
}
