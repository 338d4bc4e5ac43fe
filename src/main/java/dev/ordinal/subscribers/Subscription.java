package dev.ordinal.subscribers;

import dev.ordinal.status.StatusEvent;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One open stream. {@link #accept} is called by whoever records a status and only puts the event aside; all writing happens on
 * the connection's own event loop, as fast as the client reads. A client that falls too far behind is cut off.
 */
final class Subscription implements Consumer<StatusEvent> {
    /** Heartbeats that a connection may be full for before it counts as dead. */
    private static final int STUCK_BEATS_MAX = 2;

    private final HttpServerResponse response;
    private final Context loop;
    private final Filter filter;
    private final Frames frames;
    private final int bufferMax;
    private final ConcurrentLinkedQueue<StatusEvent> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final AtomicLong waitingWeight = new AtomicLong();
    private final AtomicBoolean drainScheduled = new AtomicBoolean();
    private volatile boolean ended;
    private volatile long seen = -1;

    // Touched on the event loop only.
    private Iterator<Buffer> opening = Collections.emptyIterator();
    private boolean wroteSinceBeat;
    private int stuckBeats;

    Subscription(HttpServerResponse response, Context loop, Filter filter, Stock stock) {
        this.response = response;
        this.loop = loop;
        this.filter = filter;
        this.frames = stock.frames();
        this.bufferMax = stock.bufferMax();
    }

    /**
     * What all subscriptions share.
     *
     * @param bufferMax how many events may wait for a slow reader
     */
    record Stock(Frames frames, int bufferMax) {}

    /**
     * Begins to write, on the event loop.
     *
     * @param first what comes before any event that was accepted
     * @param reached the number that a client stands at once it has read that
     */
    void start(Iterator<Buffer> first, long reached) {
        opening = first;
        seen = Math.max(seen, reached);
        response.drainHandler(nothing -> drain());
        drain();
    }

    @Override
    public void accept(StatusEvent event) {
        if (ended) {
            return;
        }
        if (filter.accepts(event)) {
            int count = waitingCount.incrementAndGet();
            long weight = waitingWeight.addAndGet(event.weight());
            if (count > bufferMax || (weight > StatusEvent.STATES_MAX && count > 1)) {
                cut();
                return;
            }
            waiting.add(event);
            if (drainScheduled.compareAndSet(false, true)) {
                loop.runOnContext(nothing -> {
                    drainScheduled.set(false);
                    drain();
                });
            }
        }
        // After the queue: whoever reads this number and then finds the queue empty has written all events up to it.
        seen = event.number();
    }

    /** Called at a steady pace, from anywhere. */
    void beat() {
        loop.runOnContext(nothing -> {
            if (ended) {
                return;
            }
            if (response.writeQueueFull()) {
                stuckBeats++;
                if (stuckBeats >= STUCK_BEATS_MAX) {
                    cut();
                }
                return;
            }
            stuckBeats = 0;
            if (!wroteSinceBeat) {
                long reached = seen;
                boolean quiet = !opening.hasNext() && waiting.isEmpty();
                response.write(frames.heartbeat(quiet ? reached : -1));
            }
            wroteSinceBeat = false;
        });
    }

    /** The server is going: says so, and ends the stream in good order. */
    void end(Runnable done) {
        loop.runOnContext(nothing -> {
            if (ended) {
                done.run();
                return;
            }
            ended = true;
            response.end(Buffer.buffer(":bye\n\n")).onComplete(result -> done.run());
        });
    }

    /** The connection is gone. */
    void gone() {
        ended = true;
        waiting.clear();
    }

    private void cut() {
        ended = true;
        loop.runOnContext(nothing -> {
            waiting.clear();
            response.reset();
        });
    }

    private void drain() {
        while (!ended && !response.writeQueueFull()) {
            Buffer frame = next();
            if (frame == null) {
                return;
            }
            response.write(frame);
            wroteSinceBeat = true;
        }
    }

    private Buffer next() {
        if (opening.hasNext()) {
            return opening.next();
        }
        StatusEvent event = waiting.poll();
        if (event == null) {
            return null;
        }
        waitingCount.decrementAndGet();
        waitingWeight.addAndGet(-event.weight());
        return frames.live(event);
    }
}
