package dev.ordinal.subscribers;

import dev.ordinal.status.StatusEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The subscriptions of one event loop that want the same. Events are put aside by whoever records them, and what has gathered is
 * written to all members in one round on the loop: the busier the loop, the more events in a write.
 */
final class Group implements Consumer<StatusEvent> {
    /** Members that are written to before others get their turn on the loop: some milliseconds of it. */
    private static final int SLICE = 256;

    private final Context loop;
    private final Filter filter;
    private final Stock stock;
    private final Inbox inbox;

    // Touched on the event loop only.
    private final Set<Subscription> members = new LinkedHashSet<>();

    Group(Context loop, Filter filter, Stock stock) {
        this.loop = loop;
        this.filter = filter;
        this.stock = stock;
        this.inbox = new Inbox(stock.bufferMax());
    }

    /**
     * What all subscriptions share.
     *
     * @param bufferMax how many events may wait: for the loop, and then for a slow reader
     */
    record Stock(Frames frames, int bufferMax) {}

    void add(Subscription member) {
        members.add(member);
    }

    /** False if it was none. */
    boolean remove(Subscription member) {
        return members.remove(member);
    }

    boolean empty() {
        return members.isEmpty();
    }

    @Override
    public void accept(StatusEvent event) {
        if (filter.accepts(event) && inbox.put(event)) {
            loop.runOnContext(nothing -> round());
        }
    }

    private void round() {
        List<StatusEvent> events = inbox.take();
        Subscription[] present = members.toArray(Subscription[]::new);
        if (events.isEmpty()) {
            write(present, 0, Subscription::cut);
            return;
        }
        List<Wire.Page> pages = new ArrayList<>();
        Iterator<Buffer> frames = events.stream().map(stock.frames()::live).iterator();
        new Pages(frames).forEachRemaining(page -> pages.add(Wire.Page.of(page)));
        write(present, 0, member -> member.take(events, pages));
    }

    private void write(Subscription[] present, int from, Consumer<Subscription> what) {
        int to = Math.min(from + SLICE, present.length);
        for (int i = from; i < to; i++) {
            what.accept(present[i]);
        }
        if (to < present.length) {
            loop.runOnContext(nothing -> write(present, to, what));
        } else if (inbox.more()) {
            loop.runOnContext(nothing -> round());
        }
    }

    /** Called at a steady pace, from anywhere. */
    void beat(Hub hub) {
        loop.runOnContext(nothing -> {
            long reached = hub.number();
            Buffer cursor = stock.frames().heartbeat(inbox.idle() ? reached : -1);
            List.copyOf(members).forEach(member -> member.beat(cursor));
        });
    }

    /** The server is going: says so, and ends each stream in good order. */
    Future<Void> end() {
        Promise<Void> told = Promise.promise();
        loop.runOnContext(nothing -> Future.join(List.copyOf(members).stream()
                        .map(member -> member.end(Subscription.BYE))
                        .toList())
                .<Void>mapEmpty()
                .onComplete(told));
        return told.future();
    }
}
