package dev.ordinal.embedded.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.trees.Trees;
import java.util.function.Consumer;

/** Someone who is told of changes, in order, until closed. */
public final class Watch implements AutoCloseable {
    private final Query query;
    private final Consumer<WatchEvent> sink;
    private final Shelf shelf;
    private volatile boolean open = true;

    Watch(Query query, Consumer<WatchEvent> sink, Shelf shelf) {
        this.query = query;
        this.sink = sink;
        this.shelf = shelf;
    }

    Query query() {
        return query;
    }

    void tell(Change change) {
        change.seenThrough(query).ifPresent(this::tell);
    }

    void tell(WatchEvent event) {
        if (open) {
            sink.accept(event);
        }
    }

    /** Sends a bookmark; {@code endOfInitial} marks it as the one that follows the initial list. */
    public void bookmark(boolean endOfInitial) {
        shelf.locked(() -> {
            ObjectNode mark = Trees.object()
                    .put("kind", query.kind().kind())
                    .put("apiVersion", query.kind().apiVersion());
            ObjectNode metadata = mark.putObject("metadata").put("resourceVersion", Long.toString(shelf.delivered()));
            if (endOfInitial) {
                metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
            }
            Ref nobody = new Ref(query.kind(), "", "");
            tell(new WatchEvent(WatchEvent.Type.BOOKMARK, new Stored(nobody, shelf.delivered(), mark)));
            return mark;
        });
    }

    @Override
    public void close() {
        open = false;
        shelf.forget(this);
    }
}
