package dev.ordinal.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * The built-in controller cuts a set's history also when it could not find out which revisions are in use, and then takes every
 * one for unused: where the renumbering of a revision that is rolled back to fails (it conflicts with its own adoption of that
 * revision), it deletes the oldest ones, this one perhaps among them, and writes it anew in the next attempt.
 */
final class HistoryLost {
    private static final int DEFAULT_LIMIT = 10;

    private HistoryLost() {}

    static boolean covers(Difference difference, Comparison.Seen builtIn) {
        if (!difference.object().startsWith(Kind.REVISION + " ")) {
            return false;
        }
        return difference.pointer().equals("/metadata/annotations")
                ? writtenAnew(builtIn)
                : difference.pointer().isEmpty()
                        && difference.builtIn().isMissingNode()
                        && !names('-', builtIn).isEmpty()
                        && fewerThanAreKept(builtIn);
    }

    // With the annotations that the set has by now.
    private static boolean writtenAnew(Comparison.Seen builtIn) {
        Set<String> anew = names('-', builtIn);
        anew.retainAll(names('+', builtIn));
        return !anew.isEmpty();
    }

    private static Set<String> names(char what, Comparison.Seen seen) {
        Set<String> names = new HashSet<>();
        seen.happened().stream()
                .filter(one -> one.kind() == Kind.REVISION && one.what() == what)
                .forEach(one -> names.add(one.name()));
        return names;
    }

    private static boolean fewerThanAreKept(Comparison.Seen builtIn) {
        return builtIn.state()
                .set()
                .filter(set -> !State.terminating(set))
                .filter(set -> unused(builtIn.state(), set)
                        < set.at("/spec/revisionHistoryLimit").asInt(DEFAULT_LIMIT))
                .isPresent();
    }

    private static long unused(State state, JsonNode set) {
        Set<String> used = new HashSet<>();
        used.add(set.at("/status/currentRevision").asText());
        used.add(set.at("/status/updateRevision").asText());
        state.of(Kind.POD).forEach(pod -> used.add(State.revision(pod)));
        return state.of(Kind.REVISION).stream()
                .filter(revision -> !used.contains(State.name(revision)))
                .count();
    }
}
