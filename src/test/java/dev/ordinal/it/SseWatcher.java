package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A subscriber: reads the stream as any client of server-sent events does, and keeps all that came. */
final class SseWatcher implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Thread reader;

    /** One event; {@code cloudEvent} is what stood in its data. */
    record Event(String id, String name, JsonNode cloudEvent) {
        JsonNode data() {
            return cloudEvent.path("data");
        }

        /** For {@code pod.*}: the step, the ordinal and why, as in "pod.created 0 FILLING_ORDINAL"; without a why, two words. */
        String line() {
            String reason = data().path("reason").asText("");
            return "%s %d %s"
                    .formatted(
                            name,
                            data().at("/pod/ordinal").asInt(),
                            data().path("reason").isNull() ? "" : reason)
                    .strip();
        }
    }

    private SseWatcher(String uri, String lastEventId) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri)).header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<Stream<String>> response;
        try {
            response = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        assertThat(response.statusCode()).isEqualTo(200);
        this.reader = Thread.ofVirtual().start(() -> read(response.body()));
    }

    /** Watches one workload, given as namespace/name. */
    static SseWatcher of(OrdinalProcess ordinal, String workload) throws IOException {
        return resuming(ordinal, workload, "");
    }

    static SseWatcher resuming(OrdinalProcess ordinal, String workload, String lastEventId) throws IOException {
        return new SseWatcher(ordinal.address() + "/api/v1/stream?workload=" + workload, lastEventId);
    }

    private void read(Stream<String> lines) {
        String[] fields = {"", "", ""};
        try (lines) {
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.isEmpty() && !fields[2].isEmpty()) {
                    events.add(new Event(fields[0], fields[1], Kube.JSON.readTree(fields[2])));
                    fields[1] = "";
                    fields[2] = "";
                } else if (line.startsWith("id: ")) {
                    fields[0] = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    fields[1] = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    fields[2] = line.substring(6);
                }
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException ended) {
            // Closed by us, or by the end of the process: what came is kept.
        }
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** The pods' steps of these kinds, in the order in which they came. */
    List<String> lines(String... names) {
        return events.stream()
                .filter(event -> List.of(names).contains(event.name()))
                .map(Event::line)
                .toList();
    }

    void awaitEvent(String what, Predicate<Event> wanted) {
        await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> events.stream().anyMatch(wanted));
    }

    @Override
    public void close() {
        http.shutdownNow();
        reader.interrupt();
    }
}
