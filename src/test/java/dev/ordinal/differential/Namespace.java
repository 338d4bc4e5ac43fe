package dev.ordinal.differential;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.it.Kube;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One namespace of one side: what the watches showed of it, what happened since it was asked last, and whether it has settled. */
final class Namespace {
    /** A side that has not settled by then goes on as it is, and the transcript says what was missing. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** How often a sign that depends on the time, and on no event, is looked at again. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Kube kube;
    private final Pace pace;
    private final String name;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Kind, Map<String, JsonNode>> objects = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> seen = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> awaited = new EnumMap<>(Kind.class);
    private final List<Happening> happened = new ArrayList<>();
    private long lastEvent = System.nanoTime();
    private final List<String> late = new ArrayList<>();
    private Pause longest = Pause.NONE;
    private long events;
    private long sent;
    private boolean rested;
    private String broken = "";

    Namespace(Kube kube, Pace pace, String name) {
        this.kube = kube;
        this.pace = pace;
        this.name = name;
        for (Kind kind : Kind.values()) {
            objects.put(kind, new TreeMap<>());
        }
    }

    String name() {
        return name;
    }

    /** From the watch of that kind, in the server's order. */
    void saw(Kind kind, String type, JsonNode object) {
        lock.lock();
        try {
            measure(kind + " " + type + " " + State.name(object));
            String id = State.name(object);
            JsonNode before = objects.get(kind).get(id);
            if (type.equals("DELETED")) {
                objects.get(kind).remove(id);
            } else {
                objects.get(kind).put(id, object);
            }
            Happening.of(kind, before, type.equals("DELETED") ? null : object).ifPresent(happened::add);
            seen.put(kind, object.at("/metadata/resourceVersion").asLong());
            cameBack(kind);
            lastEvent = System.nanoTime();
            events++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void measure(String event) {
        long pause = System.nanoTime() - lastEvent;
        if (pause > longest.nanos() && missing().isEmpty()) {
            longest = new Pause(pause, event);
        }
        if (rested) {
            late.add(event);
        }
    }

    /** A silence that was broken by an event which no sign had announced. */
    record Pause(long nanos, String by) implements Comparable<Pause> {
        static final Pause NONE = new Pause(0, "nothing");

        @Override
        public int compareTo(Pause other) {
            return Long.compare(nanos, other.nanos);
        }

        @Override
        public String toString() {
            return Duration.ofNanos(nanos).toMillis() + " ms, broken by " + by;
        }
    }

    void broke(String why) {
        lock.lock();
        try {
            broken = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    State state() {
        lock.lock();
        try {
            return new State(objects);
        } finally {
            lock.unlock();
        }
    }

    /** What happened since the last call. */
    List<Happening> take() {
        lock.lock();
        try {
            List<Happening> taken = List.copyOf(happened);
            happened.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Events that came after it had settled, and before anybody did anything. */
    List<String> late() {
        lock.lock();
        try {
            return List.copyOf(late);
        } finally {
            lock.unlock();
        }
    }

    Pause longestPause() {
        lock.lock();
        try {
            return longest;
        } finally {
            lock.unlock();
        }
    }

    /** One request of a person or the kubelet to an object here; an event of it is waited for before anything counts as quiet. */
    Kube.Answer send(Kind kind, Call call) {
        try {
            lock.lock();
            try {
                rested = false;
                lastEvent = System.nanoTime();
                sent = lastEvent;
            } finally {
                lock.unlock();
            }
            Kube.Answer answer = kube.send(call.method(), kind.in(name) + call.path(), call.contentType(), call.body());
            acted(kind, call, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cameBack(Kind kind) {
        if (sent > 0 && seen.getOrDefault(kind, 0L) >= awaited.getOrDefault(kind, Long.MAX_VALUE)) {
            pace.took(System.nanoTime() - sent);
            sent = 0;
        }
    }

    private void acted(Kind kind, Call call, Kube.Answer answer) {
        lock.lock();
        try {
            long version = answer.body().at("/metadata/resourceVersion").asLong();
            // The version in the answer to a delete is that from before it, if the object has gone.
            if (answer.accepted() && version > 0 && !call.method().equals("DELETE")) {
                awaited.merge(kind, version, Math::max);
                cameBack(kind);
            }
            lastEvent = Math.max(lastEvent, System.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /** Waits until this side rests; returns what is still missing if it does not in time, empty if it does. */
    String settle() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        lock.lock();
        try {
            while (true) {
                if (!broken.isEmpty()) {
                    throw new IllegalStateException(broken);
                }
                long now = System.nanoTime();
                String missing = missing();
                long rest = pace.quietNanos() - (now - lastEvent);
                if (rest <= 0 && missing.isEmpty()) {
                    rested = true;
                    return "";
                }
                if (now > deadline) {
                    return missing.isEmpty() ? "it never falls silent" : missing;
                }
                next(rest > 0 ? rest : LOOK.toNanos());
            }
        } finally {
            lock.unlock();
        }
    }

    private String missing() {
        for (Map.Entry<Kind, Long> own : awaited.entrySet()) {
            if (seen.getOrDefault(own.getKey(), 0L) < own.getValue()) {
                return "the watch has not shown what was written";
            }
        }
        return Sign.missing(new State(objects));
    }

    /** Waits for the next event; false if there is none in so long. */
    boolean awaitEvent(Duration most) {
        lock.lock();
        try {
            return next(most.toNanos());
        } finally {
            lock.unlock();
        }
    }

    private boolean next(long nanos) {
        long before = events;
        long left = nanos;
        try {
            while (events == before && broken.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return events != before;
    }
}
