package dev.ordinal.embedded.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.kinds.Kind;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.FieldSelector;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Watch;
import dev.ordinal.embedded.store.WatchEvent;
import dev.ordinal.embedded.trees.Requirements;
import dev.ordinal.embedded.trees.Trees;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is served as the log of a container that does not exist: the events of its pod, after a line that says so. Of the options it
 * knows {@code follow}, {@code tailLines} and {@code timestamps}.
 */
final class Story {
    private static final String TITLE = "simulated: no container runs here; this is what happens to its pod\n";

    private final Store store;
    private final Stored pod;
    private final Exchange exchange;
    private final List<Watch> watches = new ArrayList<>();

    Story(Store store, Ref pod, Exchange exchange) {
        this.store = store;
        this.pod = store.get(pod);
        this.exchange = exchange;
    }

    void tell(Vertx vertx) {
        requireContainer();
        boolean follow = exchange.flag("follow");
        Line line = Line.chunked(exchange.request(), "text/plain");
        line.send(Buffer.buffer(TITLE));
        Query events = about(store.kinds().need("events"), "involvedObject.uid=" + pod.uid());
        Told told = store.consistently(() -> new Told(store.list(events), store.version()));
        past(told.events()).forEach(line::send);
        if (follow) {
            follow(vertx.getOrCreateContext(), line, events, told.version());
        } else {
            line.end();
        }
    }

    /** What has happened up to that version, so that what follows is neither missed nor told twice. */
    private record Told(List<Stored> events, long version) {}

    private void follow(Context context, Line line, Query events, long from) {
        Query one = about(pod.ref().kind(), "metadata.name=" + pod.ref().name());
        watches.add(store.watch(events, from, event -> context.runOnContext(nothing -> told(line, event))));
        watches.add(store.watch(one, pod.version(), event -> context.runOnContext(nothing -> seen(line, event))));
        line.onClose(this::stop);
    }

    private void told(Line line, WatchEvent event) {
        if (event.type() == WatchEvent.Type.ADDED || event.type() == WatchEvent.Type.MODIFIED) {
            line.send(text(event.object().tree()));
        }
    }

    private void seen(Line line, WatchEvent event) {
        if (event.type() == WatchEvent.Type.DELETED) {
            stop();
            line.end();
        }
    }

    private void stop() {
        watches.forEach(Watch::close);
        watches.clear();
    }

    private void requireContainer() {
        String wanted = exchange.parameter("container");
        List<String> names = Trees.at(pod.tree(), "spec", "containers")
                .valueStream()
                .map(container -> Trees.text(container, "name"))
                .toList();
        if (wanted.isEmpty() && names.size() > 1) {
            throw StatusException.badRequest(
                    "a container name must be specified for pod " + pod.ref().name() + ", choose one of: " + names);
        }
        if (!wanted.isEmpty() && !names.contains(wanted)) {
            throw StatusException.badRequest(
                    "container " + wanted + " is not valid for pod " + pod.ref().name());
        }
    }

    private Query about(Kind kind, String fields) {
        return new Query(kind, pod.ref().namespace(), Requirements.parse(""), FieldSelector.parse(kind, fields));
    }

    private List<Buffer> past(List<Stored> events) {
        List<Buffer> lines = events.stream()
                .sorted(Comparator.comparingLong(Stored::version))
                .map(event -> text(event.tree()))
                .toList();
        boolean cut = !exchange.parameter("tailLines").isEmpty();
        return cut ? lines.subList(Math.max(0, lines.size() - exchange.number("tailLines")), lines.size()) : lines;
    }

    private Buffer text(JsonNode event) {
        String time = exchange.flag("timestamps") ? Trees.text(event, "lastTimestamp") + " " : "";
        return Buffer.buffer(time + Trees.text(event, "reason") + ": " + Trees.text(event, "message") + "\n");
    }
}
