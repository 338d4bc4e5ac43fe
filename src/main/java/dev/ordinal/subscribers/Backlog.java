package dev.ordinal.subscribers;

import dev.ordinal.status.StatusEvent;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Iterator;

/** What a subscription that has not caught up still has to be sent: what it opens with, then a bounded number of events. */
final class Backlog implements Iterator<Buffer> {
    private final Group.Stock stock;
    private final Iterator<Buffer> opening;
    private final ArrayDeque<StatusEvent> waiting = new ArrayDeque<>();
    private long weight;

    Backlog(Group.Stock stock, Iterator<Buffer> opening) {
        this.stock = stock;
        this.opening = opening;
    }

    /** False if there is no room for it. */
    boolean add(StatusEvent event) {
        weight += event.weight();
        if (waiting.size() == stock.bufferMax() || (weight > StatusEvent.STATES_MAX && !waiting.isEmpty())) {
            return false;
        }
        waiting.add(event);
        return true;
    }

    @Override
    public boolean hasNext() {
        return opening.hasNext() || !waiting.isEmpty();
    }

    @Override
    public Buffer next() {
        if (opening.hasNext()) {
            return opening.next();
        }
        StatusEvent event = waiting.remove();
        weight -= event.weight();
        return stock.frames().live(event);
    }
}
