package dev.ordinal.doors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Reads a stream of events from a plain socket, as slowly as the test likes. */
final class StreamClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int READ_TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final BufferedReader reader;
    final List<String> head = new ArrayList<>();
    final List<String> comments = new ArrayList<>();
    String lastId = "";

    /** One event: its id (empty if it has none), its name, its CloudEvent. */
    record Event(String id, String name, JsonNode cloudEvent) {
        JsonNode data() {
            return cloudEvent.path("data");
        }
    }

    /** HTTP 1.0: the server sends no chunks then, and closes at the end. */
    StreamClient(URI root, String query, String... headers) throws IOException {
        socket = new Socket(root.getHost(), root.getPort());
        socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        String request = "GET /api/v1/stream" + query + " HTTP/1.0\r\nHost: localhost\r\n"
                + String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList()) + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            head.add(line);
        }
    }

    /** The next event; null at the end of the stream. */
    Event next() {
        String name = "";
        String id = "";
        String data = "";
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.isEmpty() && !data.isEmpty()) {
                    Event event = new Event(id, name, JSON.readTree(data));
                    Contract.checkEvent(event.cloudEvent());
                    return event;
                }
                if (line.startsWith(":")) {
                    comments.add(line);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                    lastId = id;
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty()) {
                    id = "";
                    name = "";
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Events up to and with the first that is as wanted. */
    List<Event> until(Predicate<Event> wanted) {
        List<Event> events = new ArrayList<>();
        for (Event event = next(); event != null; event = next()) {
            events.add(event);
            if (wanted.test(event)) {
                return events;
            }
        }
        throw new AssertionError("the stream ended after " + events);
    }

    List<Event> snapshot() {
        return until(event -> event.name().equals("snapshot.end"));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
