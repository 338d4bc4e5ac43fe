package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.ordinal.subscribers.LiveStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that others wrote: a browser's EventSource, curl over both versions of HTTP, and a library of Python's. */
class StreamClientsIT {
    /** Says what it gets as curl does. */
    private static final String PYTHON = """
            import sys, httpx
            from httpx_sse import connect_sse
            with httpx.Client(timeout=None) as client:
                with connect_sse(client, "GET", sys.argv[1], headers={"Last-Event-ID": sys.argv[2]}) as source:
                    for event in source.iter_sse():
                        if event.data and event.event != "snapshot":
                            event.json()
                            print("id: " + event.id, flush=True)
            """;

    private LiveStream stream;

    @BeforeEach
    void open() throws Exception {
        stream = new LiveStream();
    }

    @AfterEach
    void close() throws Exception {
        stream.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--http1.1", "--http2", "--http2-prior-knowledge"})
    void curl(String version) throws Exception {
        snapshotLiveAndResumed(cursor ->
                List.of("curl", "-sN", version, "-H", "Last-Event-ID: " + cursor, stream.address() + "api/v1/stream"));
    }

    @Test
    void python() throws Exception {
        String python = System.getenv().getOrDefault("PYTHON", "");
        if (python.isEmpty()) {
            Chromium.skip("PYTHON names no Python with httpx-sse: the stream is not tested with it.");
        }
        snapshotLiveAndResumed(cursor -> List.of(python, "-c", PYTHON, stream.address() + "api/v1/stream", cursor));
    }

    private interface Command {
        List<String> after(String cursor);
    }

    private void snapshotLiveAndResumed(Command command) throws Exception {
        try (ForeignClient client = new ForeignClient(command.after("none"))) {
            client.awaitIds("e1-1");
            stream.step();
            client.awaitIds("e1-1", "e1-2");
            stream.drain();
            client.awaitGoodEnd();
        }
        stream.step();
        stream.step();
        try (ForeignClient client = new ForeignClient(command.after("e1-2"))) {
            client.awaitIds("e1-3", "e1-4");
            stream.step();
            client.awaitIds("e1-3", "e1-4", "e1-5");
        }
    }

    /** It comes back by itself, after the two seconds that the stream asks for, and with its cursor. */
    @Test
    void browser() throws Exception {
        try (Chromium chromium = Chromium.start();
                Page page = chromium.open(stream.address())) {
            page.evaluate("""
                    () => {
                      window.seen = []
                      const source = new EventSource('/api/v1/stream')
                      for (const name of ['snapshot', 'snapshot.end', 'workload.changed'])
                        source.addEventListener(name, (event) => {
                          JSON.parse(event.data)
                          window.seen.push(`${name} ${event.lastEventId}`)
                        })
                    }""");
            saw(page, "snapshot ", "snapshot.end e1-1");
            stream.step();
            saw(page, "snapshot ", "snapshot.end e1-1", "workload.changed e1-2");
            stream.drain();
            stream.step();
            stream.step();
            saw(
                    page,
                    "snapshot ",
                    "snapshot.end e1-1",
                    "workload.changed e1-2",
                    "workload.changed e1-3",
                    "workload.changed e1-4");
        }
    }

    private static void saw(Page page, String... events) {
        await().untilAsserted(() -> assertThat(Stream.of((List<?>) page.evaluate("window.seen"))
                        .flatMap(List::stream)
                        .map(Object::toString))
                .containsExactly(events));
    }
}
