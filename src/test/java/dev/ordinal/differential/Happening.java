package dev.ordinal.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** That an object came (+), was asked to go (~) or went (-). */
record Happening(Kind kind, char what, String name) {

    /** What an event means; empty if it is none of these. Nulls stand for an object that is not there. */
    static Optional<Happening> of(Kind kind, JsonNode before, JsonNode after) {
        if (after == null) {
            return Optional.of(new Happening(kind, '-', State.name(before)));
        }
        if (before == null || !State.uid(before).equals(State.uid(after))) {
            return Optional.of(new Happening(kind, '+', State.name(after)));
        }
        return State.terminating(after) && !State.terminating(before)
                ? Optional.of(new Happening(kind, '~', State.name(after)))
                : Optional.empty();
    }

    /** In the order in which they happened. */
    static List<String> inOrder(List<Happening> happened, Kind kind) {
        return happened.stream()
                .filter(one -> one.kind() == kind)
                .map(Happening::toString)
                .toList();
    }

    static List<String> sorted(List<Happening> happened, Kind kind) {
        return inOrder(happened, kind).stream().sorted().toList();
    }

    @Override
    public String toString() {
        return what + name;
    }
}
