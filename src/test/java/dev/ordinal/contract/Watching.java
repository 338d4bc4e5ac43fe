package dev.ordinal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.it.Kube;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An open watch: what it said and nobody has looked at yet. */
final class Watching implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 15;
    private final HttpResponse<Stream<String>> response;
    private final BlockingQueue<Optional<JsonNode>> events = new LinkedBlockingQueue<>();

    Watching(Kube kube, Call call) throws IOException {
        response = kube.send(call.request(kube), HttpResponse.BodyHandlers.ofLines());
        Thread.ofVirtual().start(this::read);
    }

    int code() {
        return response.statusCode();
    }

    private void read() {
        try {
            for (var lines = response.body().iterator(); lines.hasNext(); ) {
                events.add(Optional.of(Kube.JSON.readTree(lines.next())));
            }
        } catch (IOException | RuntimeException closed) {
            // The server cut it off, or the probe is over: either way nothing more comes.
        }
        events.add(Optional.empty());
    }

    /** The next event; empty at the end of the watch. Bookmarks come whenever they like, so they are only seen by who waits for one. */
    Optional<JsonNode> next(boolean bookmarkWanted) throws InterruptedException {
        while (true) {
            Optional<JsonNode> event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("the watch says nothing for " + PATIENCE_SECONDS + " s");
            }
            boolean bookmark = event.filter(one -> one.path("type").asText().equals("BOOKMARK"))
                    .isPresent();
            if (!bookmark || bookmarkWanted) {
                return event;
            }
        }
    }

    @Override
    public void close() {
        response.body().close();
    }
}
