package dev.ordinal.requests.queue;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** One lane per key: its work is done one after the other, in the order of entering; lanes run side by side. */
final class Lanes {
    private final int inFlightMax;
    /** A lane is here while something of it runs; the queue holds what comes after that. */
    private final Map<Object, Queue<Supplier<CompletionStage<Void>>>> lanes = new HashMap<>();

    private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int inFlight;

    /** Lets that much work in, begun or still waiting in its lane. */
    Lanes(int inFlightMax) {
        this.inFlightMax = inFlightMax;
    }

    /** Takes the work, which never fails; the answer completes when there is room for more. */
    CompletionStage<Void> enter(Object key, Supplier<CompletionStage<Void>> work) {
        CompletableFuture<Void> room = new CompletableFuture<>();
        boolean free;
        synchronized (this) {
            inFlight++;
            Queue<Supplier<CompletionStage<Void>>> lane = lanes.get(key);
            free = lane == null;
            if (free) {
                lanes.put(key, new ArrayDeque<>());
            } else {
                lane.add(work);
            }
            if (inFlight < inFlightMax) {
                room.complete(null);
            } else {
                waiting.add(room);
            }
        }
        if (free) {
            run(key, work);
        }
        return room;
    }

    synchronized int inFlight() {
        return inFlight;
    }

    private void run(Object key, Supplier<CompletionStage<Void>> work) {
        work.get().whenComplete((nothing, failure) -> leave(key));
    }

    private void leave(Object key) {
        Supplier<CompletionStage<Void>> next;
        CompletableFuture<Void> room;
        synchronized (this) {
            inFlight--;
            next = lanes.get(key).poll();
            if (next == null) {
                lanes.remove(key);
            }
            room = inFlight < inFlightMax ? waiting.poll() : null;
        }
        if (next != null) {
            run(key, next);
        }
        if (room != null) {
            room.complete(null);
        }
    }
}
