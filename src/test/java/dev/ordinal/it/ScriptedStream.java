package dev.ordinal.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the built page and plays the other end of its stream: a test says what happens, and when the line breaks. Numbers
 * events as the program does, replays what came after Last-Event-ID, and knows how to forget.
 */
final class ScriptedStream implements AutoCloseable {
    /** What a connection does when it comes. */
    enum Line {
        UP,
        /** Broken: no answer at all, and EventSource tries again by itself. */
        CUT,
        /** An answer that makes EventSource give up for good. */
        REFUSING
    }

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8", "js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path page;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> resumedAt = new CopyOnWriteArrayList<>();
    private final List<Entry> log = new ArrayList<>();
    private final List<OutputStream> open = new ArrayList<>();
    private Map<String, Map<String, Object>> now = Map.of();
    private Line line = Line.UP;
    private int number;

    private record Entry(int number, String text) {}

    ScriptedStream(Path page) throws IOException {
        this.page = page;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::file);
        server.createContext("/api/v1/stream", this::stream);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** The Last-Event-ID of every connection that resumed. */
    List<String> resumedAt() {
        return List.copyOf(resumedAt);
    }

    /** What a snapshot says from now on; told to nobody. */
    synchronized void stands(Map<String, Map<String, Object>> workloads) {
        now = Map.copyOf(workloads);
    }

    synchronized void tell(String event, String subject, Map<String, Object> data) {
        var entry = new Entry(++number, text(event, subject, data, number));
        log.add(entry);
        open.removeIf(stream -> !send(stream, entry.text()));
    }

    synchronized void line(Line becomes) {
        line = becomes;
        if (becomes != Line.UP) {
            open.forEach(ScriptedStream::hangUp);
            open.clear();
        }
    }

    /** As a replica that never saw those events: a resume gets a snapshot. */
    synchronized void forget() {
        log.clear();
    }

    private void stream(HttpExchange exchange) throws IOException {
        synchronized (this) {
            switch (line) {
                case CUT -> exchange.close();
                case REFUSING -> {
                    exchange.sendResponseHeaders(503, -1);
                    exchange.close();
                }
                case UP -> answer(exchange);
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream;charset=UTF-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, 0);
        OutputStream stream = exchange.getResponseBody();
        send(stream, "retry: 100\n\n");
        String cursor = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        if (cursor != null) {
            resumedAt.add(cursor);
        }
        if (cursor == null || log.isEmpty()) {
            now.forEach((subject, data) -> send(stream, text("snapshot", subject, data, number)));
            send(stream, text("snapshot.end", "", Map.of(), number));
        } else {
            int from = Integer.parseInt(cursor);
            log.stream().filter(entry -> entry.number() > from).forEach(entry -> send(stream, entry.text()));
        }
        open.add(stream);
    }

    private static String text(String event, String subject, Map<String, Object> data, int number) {
        var cloudEvent = Map.of(
                "specversion",
                "1.0",
                "id",
                event + "-" + subject + "-" + number,
                "source",
                "/ordinal",
                "type",
                "dev.ordinal." + event + ".v1",
                "subject",
                subject,
                "time",
                Instant.now().toString(),
                "datacontenttype",
                "application/json",
                "data",
                data);
        try {
            return "event: %s\nid: %d\ndata: %s\n\n".formatted(event, number, JSON.writeValueAsString(cloudEvent));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean send(OutputStream stream, String text) {
        try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private static void hangUp(OutputStream stream) {
        try {
            stream.close();
        } catch (IOException alreadyGone) {
            // The browser hung up first, which is what was wanted.
        }
    }

    private void file(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        Path file = page.resolve(name.contains(".") ? name : "index.html").normalize();
        if (name.startsWith("api/") || !file.startsWith(page) || !Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        String extension = file.toString().substring(file.toString().lastIndexOf('.') + 1);
        exchange.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(extension, "application/octet-stream"));
        exchange.sendResponseHeaders(200, Files.size(file));
        try (OutputStream body = exchange.getResponseBody()) {
            Files.copy(file, body);
        }
    }

    @Override
    public void close() {
        line(Line.CUT);
        server.stop(0);
        threads.close();
    }
}
