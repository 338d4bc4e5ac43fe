package dev.ordinal.sim;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What happened, in words, and what should not have. */
public final class Transcript {
    private static final int LINES = 2_000;

    private final InstantSource clock;
    private final Deque<String> lines = new ArrayDeque<>();
    private final List<String> violations = new ArrayList<>();

    public Transcript(InstantSource clock) {
        this.clock = clock;
    }

    public void note(String line) {
        lines.addLast(clock.instant() + " " + line);
        if (lines.size() > LINES) {
            lines.removeFirst();
        }
    }

    public void violate(String what) {
        note("VIOLATION " + what);
        violations.add(clock.instant() + " " + what);
    }

    public List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
