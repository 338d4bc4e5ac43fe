package dev.ordinal.subscribers;

import dev.ordinal.status.StatusEvent;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * One open stream. All of it happens on the connection's own event loop, as fast as the client reads. A client that reads as fast as
 * events come has nothing of its own here; for one that does not, a bounded backlog is kept, and then it is cut off.
 */
final class Subscription {
    static final Buffer BYE = Buffer.buffer(":bye\n\n");

    /** A client can go on from its cursor; a person who looks at the stream sees why it ended. */
    private static final Buffer TOO_SLOW =
            Buffer.buffer(":cut off, too many events were waiting; go on with Last-Event-ID\n\n");

    /** Heartbeats that a connection may be full for before it counts as dead. */
    private static final int STUCK_BEATS_MAX = 2;

    private final Wire wire;
    private final HttpServerResponse response;
    private final Group.Stock stock;
    private Backlog backlog;
    private Pages pages;
    private long joined = Long.MAX_VALUE;
    private int stuckBeats;
    private boolean ended;

    Subscription(Wire wire, Group.Stock stock) {
        this.wire = wire;
        this.response = wire.response();
        this.stock = stock;
    }

    /**
     * Begins to write.
     *
     * @param first what comes before any event
     * @param number of the last event that is part of it
     */
    void start(Iterator<Buffer> first, long number) {
        joined = number;
        fallBehind(first);
        response.drainHandler(nothing -> drain());
        drain();
    }

    /**
     * Writes events, or keeps them until they can be written.
     *
     * @param shared the same events, encoded
     */
    void take(List<StatusEvent> events, List<Wire.Page> shared) {
        if (ended || events.getLast().number() <= joined) {
            return;
        }
        if (backlog == null && events.getFirst().number() > joined && !response.writeQueueFull()) {
            shared.forEach(wire::write);
            return;
        }
        if (backlog == null) {
            fallBehind(Collections.emptyIterator());
        }
        for (StatusEvent event : events) {
            if (event.number() > joined && !backlog.add(event)) {
                cut();
                return;
            }
        }
        drain();
    }

    private void fallBehind(Iterator<Buffer> first) {
        backlog = new Backlog(stock, first);
        pages = new Pages(backlog);
    }

    private void drain() {
        while (!ended && backlog != null && !response.writeQueueFull()) {
            if (pages.hasNext()) {
                response.write(pages.next());
            } else {
                backlog = null;
                pages = null;
            }
        }
    }

    /**
     * Called at a steady pace.
     *
     * @param heartbeat what keeps a connection alive on which nothing is under way
     */
    void beat(Buffer heartbeat) {
        if (ended || response.writeQueueFull()) {
            stuckBeats++;
            if (stuckBeats >= STUCK_BEATS_MAX) {
                gone();
                response.reset();
            }
            return;
        }
        stuckBeats = 0;
        if (backlog == null) {
            response.write(heartbeat);
        }
    }

    /** It lost events, or would hold too many: it ends, and goes on from its cursor on another connection. */
    void cut() {
        end(TOO_SLOW);
    }

    /** In good order, after what is on its way. */
    Future<Void> end(Buffer last) {
        if (ended) {
            return Future.succeededFuture();
        }
        gone();
        return response.end(last);
    }

    /** Nothing more is written. */
    void gone() {
        ended = true;
        backlog = null;
        pages = null;
    }
}
