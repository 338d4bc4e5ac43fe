package dev.ordinal.embedded.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Watch;
import dev.ordinal.embedded.store.WatchEvent;
import dev.ordinal.embedded.trees.Trees;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One watch on the wire: events in order, bookmarks if wanted, an end when the client, the time or a full queue says so. */
final class WatchStream {
    /** Events a slow client may lag behind before it is cut off; it comes back and catches up from the history. */
    private static final int BACKLOG_MAX = 10_000;

    private static final byte[] NEW_LINE = {'\n'};

    /** What the client asked for besides the query. */
    record Wishes(
            long from,
            boolean bookmarks,
            boolean initialEvents,
            Duration timeout,
            Exchange.Form form,
            Optional<Tables> table) {}

    private final Vertx vertx;
    private final Context context;
    private final Line line;
    private final Wishes wishes;
    private final AtomicInteger backlog = new AtomicInteger();
    private @Nullable Watch watch;
    private long bookmarkTimer = -1;
    private long endTimer = -1;
    private boolean headersSent;
    private boolean ended;

    WatchStream(Vertx vertx, Line line, Wishes wishes) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.line = line;
        this.wishes = wishes;
    }

    void start(Store store, Query query, Duration bookmarkEvery) {
        try {
            watch = store.watch(query, wishes.from(), this::queue);
        } catch (StatusException refusal) {
            line.send(event("ERROR", Trees.bytes(refusal.toStatus())));
            line.end();
            return;
        }
        if (wishes.initialEvents()) {
            watch.bookmark(true);
        }
        if (wishes.bookmarks()) {
            bookmarkTimer = vertx.setPeriodic(bookmarkEvery.toMillis(), timer -> bookmark());
        }
        endTimer = vertx.setTimer(wishes.timeout().toMillis(), timer -> stop(true));
        line.onClose(() -> context.runOnContext(nothing -> stop(false)));
    }

    private void bookmark() {
        if (watch != null) {
            watch.bookmark(false);
        }
    }

    /** Called under the store's lock, from any thread. */
    private void queue(WatchEvent event) {
        int waiting = backlog.incrementAndGet();
        context.runOnContext(nothing -> {
            backlog.decrementAndGet();
            if (ended) {
                return; // what was still on its way when the watch ended
            }
            if (waiting > BACKLOG_MAX || line.isFull()) {
                stop(true);
            } else {
                send(event);
            }
        });
    }

    private void send(WatchEvent event) {
        if (wishes.form() == Exchange.Form.METADATA) {
            line.send(event(event.type().name(), Trees.bytes(Tables.metadata(event.object()))));
        } else if (wishes.table().isEmpty()) {
            line.send(event(event.type().name(), event.object().bytes()));
        } else if (event.type() != WatchEvent.Type.BOOKMARK) {
            ObjectNode table = wishes.table().get().of(List.of(event.object()), !headersSent);
            headersSent = true;
            line.send(event(event.type().name(), Trees.bytes(table)));
        }
    }

    private static Buffer event(String type, byte[] object) {
        byte[] head = ("{\"type\":\"" + type + "\",\"object\":").getBytes(StandardCharsets.UTF_8);
        return Buffer.buffer(head.length + object.length + 2)
                .appendBytes(head)
                .appendBytes(object)
                .appendByte((byte) '}')
                .appendBytes(NEW_LINE);
    }

    private void stop(boolean end) {
        if (ended) {
            return;
        }
        ended = true;
        if (watch != null) {
            watch.close();
        }
        vertx.cancelTimer(bookmarkTimer);
        vertx.cancelTimer(endTimer);
        if (end) {
            line.end();
        }
    }
}
