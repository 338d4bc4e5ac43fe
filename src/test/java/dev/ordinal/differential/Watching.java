package dev.ordinal.differential;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.it.Kube;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** One watch of one kind over all namespaces, from the moment it is opened. */
final class Watching implements AutoCloseable {
    private final Kube kube;
    private final Kind kind;
    private final Listener listener;
    private final Thread thread;
    private volatile boolean closed;

    /** Who is told. */
    interface Listener {
        void saw(Kind kind, String type, JsonNode object);

        /** The watch ended, and what happens from now on is not known. */
        void broke(String why);
    }

    private Watching(Kube kube, Kind kind, Listener listener) throws IOException {
        this.kube = kube;
        this.kind = kind;
        this.listener = listener;
        JsonNode list = kube.get(kind.everywhere());
        list.path("items").forEach(object -> listener.saw(kind, "ADDED", object));
        String version = list.at("/metadata/resourceVersion").asText();
        this.thread = Thread.ofVirtual().start(() -> watch(version));
    }

    static Watching open(Kube kube, Kind kind, Listener listener) throws IOException {
        return new Watching(kube, kind, listener);
    }

    private void watch(String from) {
        String version = from;
        try {
            while (!closed) {
                version = once(version);
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            if (!closed) {
                listener.broke("the watch of " + kind + " broke off: " + e);
            }
        }
    }

    /** Until the server ends the watch; goes on from the last event. */
    private String once(String from) throws IOException {
        String version = from;
        String query = "?watch=true&allowWatchBookmarks=true&resourceVersion=" + from;
        try (Stream<String> lines = kube.lines(kind.everywhere() + query)) {
            for (String line : (Iterable<String>) lines::iterator) {
                JsonNode event = Kube.JSON.readTree(line);
                String type = event.path("type").asText();
                JsonNode object = event.path("object");
                if (type.equals("ERROR")) {
                    throw new IllegalStateException(line);
                }
                version = object.at("/metadata/resourceVersion").asText();
                if (!type.equals("BOOKMARK")) {
                    listener.saw(kind, type, object);
                }
            }
        }
        return version;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
