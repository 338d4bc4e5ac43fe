package dev.ordinal.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of a script.
 *
 * @param verb its first word
 * @param words the others
 * @param body what follows a line that takes a manifest; empty for all others
 */
record Command(String verb, List<String> words, String body) {
    Command {
        words = List.copyOf(words);
    }

    static Command parse(String line, String body) {
        List<String> words = new ArrayList<>(List.of(line.strip().split("\\s+")));
        return new Command(words.removeFirst(), words, body);
    }

    String word(int index) {
        if (index >= words.size()) {
            throw new IllegalArgumentException("'" + this + "' lacks word " + (index + 1));
        }
        return words.get(index);
    }

    Optional<String> optional(int index) {
        return index < words.size() ? Optional.of(words.get(index)) : Optional.empty();
    }

    boolean says(String word) {
        return words.contains(word);
    }

    /** The words from here on. */
    List<String> from(int index) {
        return words.subList(Math.min(index, words.size()), words.size());
    }

    @Override
    public String toString() {
        return (verb + " " + String.join(" ", words)).strip();
    }
}
