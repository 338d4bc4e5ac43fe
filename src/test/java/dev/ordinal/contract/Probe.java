package dev.ordinal.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thing that a Kubernetes API does: a sentence, and the requests that show it. */
record Probe(String area, String title, Map<String, String> words, List<Step> steps) {
    Probe {
        words = Map.copyOf(words);
        steps = List.copyOf(steps);
    }

    /** A request and what is expected of it: one line for an answer, a line per event for a watch. */
    record Step(int line, String request, List<String> expected, Optional<String> refusal) {
        Step {
            expected = List.copyOf(expected);
        }
    }

    /** How the embedded cluster refuses what it lacks, as {@code 415 UnsupportedMediaType}; empty where it lacks nothing. */
    Optional<String> refusal() {
        return steps.stream().flatMap(step -> step.refusal().stream()).findFirst();
    }

    @Override
    public String toString() {
        return area + ": " + title;
    }
}
