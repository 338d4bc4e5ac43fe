package dev.ordinal.requests.letters;

import java.util.List;
import java.util.Optional;

/**
 * Some letters.
 *
 * @param next where the next page begins; empty if nothing comes after this one
 */
public record LetterPage(List<Slip> items, Optional<String> next) {
    public LetterPage {
        items = List.copyOf(items);
    }
}
