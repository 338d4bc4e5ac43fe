package dev.ordinal.embedded.store;

import java.util.List;

/** One page of a list. {@code next} is empty on the last one; a watch from {@code version} misses nothing. */
public record Listing(List<Stored> items, long version, String next, int remaining) {
    public Listing {
        items = List.copyOf(items);
    }
}
