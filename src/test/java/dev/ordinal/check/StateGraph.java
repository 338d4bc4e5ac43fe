package dev.ordinal.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Every state that can be reached, breadth first, and from which of them the goal can be.
 *
 * @param <S> a state; equal states are the same one
 */
public final class StateGraph<S> {
    private final Map<S, List<S>> successors = new LinkedHashMap<>();

    /** Visits every state that the steps lead to; {@code safe} fails where a state is not as it must be. */
    public static <S> StateGraph<S> from(S first, Function<S, List<S>> steps, Consumer<S> safe) {
        StateGraph<S> graph = new StateGraph<>();
        Deque<S> open = new ArrayDeque<>(List.of(first));
        graph.successors.put(first, List.of());
        while (!open.isEmpty()) {
            S state = open.remove();
            safe.accept(state);
            List<S> next = steps.apply(state);
            graph.successors.put(state, next);
            for (S other : next) {
                if (graph.successors.putIfAbsent(other, List.of()) == null) {
                    open.add(other);
                }
            }
        }
        return graph;
    }

    public int size() {
        return successors.size();
    }

    /** The states from which no sequence of these steps leads to the goal. */
    public List<S> lost(Function<S, List<S>> steps, Predicate<S> goal) {
        Map<S, List<S>> before = new HashMap<>();
        Deque<S> open = new ArrayDeque<>();
        Map<S, Boolean> saved = new HashMap<>();
        for (S state : successors.keySet()) {
            steps.apply(state)
                    .forEach(next -> before.computeIfAbsent(next, none -> new ArrayList<>())
                            .add(state));
            if (goal.test(state)) {
                saved.put(state, true);
                open.add(state);
            }
        }
        while (!open.isEmpty()) {
            for (S former : before.getOrDefault(open.remove(), List.of())) {
                if (saved.put(former, true) == null) {
                    open.add(former);
                }
            }
        }
        return successors.keySet().stream()
                .filter(state -> !saved.containsKey(state))
                .toList();
    }
}
