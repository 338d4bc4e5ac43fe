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
        return each(1, test);
    }

    /** Runs the test for every so-manieth combination only; returns how many those were. */
    public static long each(int every, Consumer<AllCases> test) {
        AllCases cases = new AllCases();
        long count = 0;
        do {
            cases.next = 0;
            test.accept(cases);
            count++;
        } while (cases.advance(every));
        return count;
    }

    /** One of 0 … bound-1. */
    public int below(int bound) {
        if (next == chosen.size()) {
            chosen.add(0);
            bounds.add(bound);
        } else if (bounds.get(next) != bound) {
            // Reached by a leap from where there were other choices.
            bounds.set(next, bound);
            chosen.set(next, chosen.get(next) % bound);
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

    /** Like counting up by so many: the last choice grows, what is beyond its end starts anew, and the one before it grows. */
    private boolean advance(int every) {
        chosen.subList(next, chosen.size()).clear();
        bounds.subList(next, bounds.size()).clear();
        int carry = every;
        for (int at = chosen.size() - 1; at >= 0 && carry > 0; at--) {
            int sum = chosen.get(at) + carry;
            chosen.set(at, sum % bounds.get(at));
            carry = sum / bounds.get(at);
            if (every == 1 && carry > 0) {
                chosen.removeLast();
                bounds.removeLast();
            }
        }
        return carry == 0;
    }
}
