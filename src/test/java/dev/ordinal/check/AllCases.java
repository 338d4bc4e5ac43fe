package dev.ordinal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Every case, by making every choice in turn: a test asks for choices as it needs them and is run again until no combination is
 * left. Which choices there are may depend on those made before.
 */
public final class AllCases {
    private final List<Integer> chosen = new ArrayList<>();
    private final List<Integer> bounds = new ArrayList<>();
    private int next;

    private AllCases() {}

    /** Runs the test once for each combination of its choices; returns how many there were. */
    public static long each(Consumer<AllCases> test) {
        AllCases cases = new AllCases();
        long count = 0;
        do {
            cases.next = 0;
            test.accept(cases);
            count++;
        } while (cases.advance());
        return count;
    }

    /** One of 0 … bound-1. */
    public int below(int bound) {
        if (next == chosen.size()) {
            chosen.add(0);
            bounds.add(bound);
        }
        return chosen.get(next++);
    }

    public boolean either() {
        return below(2) == 1;
    }

    @SafeVarargs
    public final <T> T of(T... choices) {
        return choices[below(choices.length)];
    }

    /** Like counting: the last choice grows, and what is at its end starts anew. */
    private boolean advance() {
        while (!chosen.isEmpty() && chosen.getLast() + 1 == bounds.getLast()) {
            chosen.removeLast();
            bounds.removeLast();
        }
        if (chosen.isEmpty()) {
            return false;
        }
        chosen.set(chosen.size() - 1, chosen.getLast() + 1);
        return true;
    }
}
