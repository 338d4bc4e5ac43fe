package dev.ordinal.subscribers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first so many of all that is offered, in an order: no more than these is kept, and only these are sorted. */
final class Firsts<T> {
    private final int max;
    private final Comparator<T> order;
    private final PriorityQueue<T> lastFirst;

    Firsts(int max, Comparator<T> order) {
        this.max = max;
        this.order = order;
        this.lastFirst = new PriorityQueue<>(order.reversed());
    }

    void offer(T one) {
        if (lastFirst.size() < max) {
            lastFirst.add(one);
        } else if (order.compare(one, lastFirst.element()) < 0) {
            lastFirst.remove();
            lastFirst.add(one);
        }
    }

    List<T> inOrder() {
        List<T> sorted = new ArrayList<>(lastFirst);
        sorted.sort(order);
        return sorted;
    }
}
