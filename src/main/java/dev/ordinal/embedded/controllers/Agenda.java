package dev.ordinal.embedded.controllers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What is to be done when. Nothing runs by itself: a simulation steps from {@link #next} to {@link #runDue}, a live process sets
 * its timer by {@link #onEarlier}. Work runs under the cluster's lock.
 */
public final class Agenda {
    private record Entry(Instant at, long number, Runnable work) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));
    private final InstantSource clock;
    private final ReentrantLock lock;
    private Consumer<Instant> alarm = at -> {};
    private long number;

    public Agenda(InstantSource clock, ReentrantLock lock) {
        this.clock = clock;
        this.lock = lock;
    }

    public void schedule(Duration delay, Runnable work) {
        lock.lock();
        try {
            Entry entry = new Entry(clock.instant().plus(delay), number++, work);
            entries.add(entry);
            if (entry.equals(entries.peek())) {
                alarm.accept(entry.at());
            }
        } finally {
            lock.unlock();
        }
    }

    /** When there is something to do next. */
    public Optional<Instant> next() {
        lock.lock();
        try {
            return Optional.ofNullable(entries.peek()).map(Entry::at);
        } finally {
            lock.unlock();
        }
    }

    /** Does all that is due, also what becomes due by it; returns how much that was. */
    public int runDue(Instant now) {
        int done = 0;
        while (runOne(now)) {
            done++;
        }
        return done;
    }

    private boolean runOne(Instant now) {
        lock.lock();
        try {
            Entry first = entries.peek();
            if (first == null || first.at().isAfter(now)) {
                return false;
            }
            entries.remove();
            first.work().run();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Is called when something becomes the next thing to do. */
    public void onEarlier(Consumer<Instant> listener) {
        lock.lock();
        try {
            alarm = listener;
        } finally {
            lock.unlock();
        }
    }
}
