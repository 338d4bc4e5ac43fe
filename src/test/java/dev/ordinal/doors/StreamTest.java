package dev.ordinal.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.doors.StreamClient.Event;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.WorkloadKey;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DoorsProfile.class)
class StreamTest {
    private static final WorkloadKey WEB = new WorkloadKey("default", "web");
    private static final WorkloadKey DB = new WorkloadKey("prod", "db");

    private final StatusBoard board = BehindTheDoors.BOARD;

    @TestHTTPResource
    URI root;

    @BeforeEach
    void clear() {
        board.present("", Optional.empty())
                .present()
                .forEach(status -> board.remove(status.key(), BehindTheDoors.NOON));
    }

    private void record(WorkloadKey key, long generation) {
        board.record(Statuses.running(key, generation), BehindTheDoors.NOON);
    }

    @Test
    void beginsWithWhatIs() throws IOException {
        record(DB, 1);
        board.record(Statuses.climbing(WEB), BehindTheDoors.NOON);

        try (StreamClient client = new StreamClient(root, "")) {
            List<Event> events = client.snapshot();

            assertThat(client.head.getFirst()).contains("200");
            assertThat(client.head)
                    .anyMatch(line -> line.equalsIgnoreCase("content-type: text/event-stream;charset=UTF-8"))
                    .anyMatch(line -> line.equalsIgnoreCase("cache-control: no-cache, no-transform"))
                    .anyMatch(line -> line.equalsIgnoreCase("x-accel-buffering: no"));
            assertThat(events).extracting(Event::name).containsExactly("snapshot", "snapshot", "snapshot.end");
            assertThat(events).extracting(Event::id).startsWith("", "");
            Event end = events.getLast();
            assertThat(end.id())
                    .matches("e1-[0-9]+")
                    .isEqualTo(end.data().path("cursor").textValue());
            assertThat(end.data().path("workloads").intValue()).isEqualTo(2);
            Event web = events.getFirst();
            assertThat(web.cloudEvent().path("type").textValue()).isEqualTo("dev.ordinal.workload.snapshot.v1");
            assertThat(web.cloudEvent().path("subject").textValue()).isEqualTo("default/web");
            assertThat(web.cloudEvent().path("source").textValue()).isEqualTo("/ordinal");
            assertThat(web.cloudEvent().path("specversion").textValue()).isEqualTo("1.0");
            assertThat(web.data().at("/pods/0/waiting").textValue()).isEqualTo("ImagePullBackOff");
            assertThat(web.data().at("/waits/0/ordinal").intValue()).isZero();
        }
    }

    /** Nothing that compresses may stand between: it would keep events back. */
    @Test
    void speaksHttp2TooAndIsNeverCompressed() throws Exception {
        record(WEB, 1);
        for (HttpClient.Version version : HttpClient.Version.values()) {
            try (HttpClient http = HttpClient.newBuilder().version(version).build()) {
                HttpRequest request = HttpRequest.newBuilder(root.resolve("/api/v1/stream"))
                        .header("Accept-Encoding", "gzip, deflate, br")
                        .build();
                HttpResponse<Stream<String>> response = http.send(request, HttpResponse.BodyHandlers.ofLines());
                assertThat(response.version()).isEqualTo(version);
                assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
                Iterator<String> lines = response.body().iterator();
                assertThat(List.of(lines.next(), lines.next(), lines.next()))
                        .containsExactly("retry: 2000", "", "event: snapshot");
                record(WEB, version == HttpClient.Version.HTTP_2 ? 3 : 2);
                while (!lines.next().equals("event: workload.changed")) {
                    // The rest of the snapshot.
                }
                response.body().close();
                http.shutdownNow();
            }
        }
    }

    /** Readers that were cut off, the buffer being small here, come back with their cursor, as browsers do. */
    @Test
    void goesOnLiveWithoutAGapOrARepetition() throws Exception {
        int last = 400;
        record(WEB, 0);
        List<Thread> readers = new ArrayList<>();
        List<String> failures = Collections.synchronizedList(new ArrayList<>());
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 4; i++) {
            int reader = i;
            readers.add(Thread.ofPlatform().start(() -> {
                readToGeneration(last, failures);
                done.add(reader);
            }));
        }
        LongStream.rangeClosed(1, last).forEach(generation -> record(WEB, generation));
        for (Thread reader : readers) {
            reader.join();
        }

        assertThat(failures).isEmpty();
        assertThat(done).hasSize(4);
    }

    private void readToGeneration(int last, List<String> failures) {
        long at = -1;
        String cursor = "none";
        while (at < last) {
            try (StreamClient client = new StreamClient(root, "?workload=default/web", "Last-Event-ID: " + cursor)) {
                for (Event event = client.next(); event != null; event = at < last ? client.next() : null) {
                    at = step(at, event, failures);
                    cursor = event.id().isEmpty() ? cursor : event.id();
                }
            } catch (IOException | UncheckedIOException e) {
                // The connection was cut: the loop goes on from the cursor.
            }
        }
    }

    private static long step(long at, Event event, List<String> failures) {
        if (event.name().equals("snapshot.end")) {
            return at;
        }
        long generation = event.data().path("generation").longValue();
        boolean follows = event.name().equals("snapshot") ? generation >= at : generation == at + 1;
        if (!follows) {
            failures.add(event.name() + " " + generation + " came after " + at);
        }
        return generation;
    }

    @Test
    void resumesWithWhatWasMissedOnly() throws IOException {
        record(WEB, 1);
        String cursor;
        try (StreamClient client = new StreamClient(root, "")) {
            cursor = client.snapshot().getLast().id();
        }
        record(WEB, 2);
        record(DB, 1);
        record(WEB, 3);

        try (StreamClient header = new StreamClient(root, "", "Last-Event-ID: " + cursor);
                StreamClient query = new StreamClient(root, "?workload=default/web&lastEventId=" + cursor)) {
            assertThat(List.of(header.next(), header.next(), header.next()))
                    .extracting(Event::name)
                    .containsExactly("workload.changed", "workload.created", "workload.changed");
            assertThat(List.of(query.next(), query.next()))
                    .extracting(event -> event.data().path("generation").intValue())
                    .containsExactly(2, 3);
            record(WEB, 4);
            assertThat(header.next().data().path("generation").intValue()).isEqualTo(4);
            assertThat(query.next().data().path("generation").intValue()).isEqualTo(4);
        }
    }

    @Test
    void givesASnapshotForCursorsThatMeanNothingHere() throws IOException {
        record(WEB, 1);
        for (String cursor : List.of("e0-1", "e1-999999", "e1-", "x", "e1-1\u00e4", "e1-99999999999999999999")) {
            try (StreamClient client = new StreamClient(root, "", "Last-Event-ID: " + cursor)) {
                assertThat(client.next().name()).as(cursor).isEqualTo("snapshot");
            }
        }
    }

    @Test
    void givesASnapshotForACursorThatIsTooOld() throws IOException {
        record(WEB, 1);
        String cursor;
        try (StreamClient client = new StreamClient(root, "")) {
            cursor = client.snapshot().getLast().id();
        }
        LongStream.rangeClosed(2, BehindTheDoors.REPLAY + 2L).forEach(generation -> record(WEB, generation));

        try (StreamClient client = new StreamClient(root, "", "Last-Event-ID: " + cursor)) {
            assertThat(client.next().name()).isEqualTo("snapshot");
        }
    }

    @Test
    void filters() throws IOException {
        record(DB, 1);
        try (StreamClient pods =
                new StreamClient(root, "?namespace=default&type=pod.created,pod.gone&type=pod.ready")) {
            assertThat(pods.snapshot()).extracting(Event::name).containsExactly("snapshot.end");
            record(WEB, 1);
            board.record(Statuses.climbing(WEB), BehindTheDoors.NOON);
            record(DB, 2);
            board.remove(WEB, BehindTheDoors.NOON);

            Event created = pods.next();
            assertThat(created.name()).isEqualTo("pod.created");
            assertThat(created.cloudEvent().path("type").textValue()).isEqualTo("dev.ordinal.pod.created.v1");
            assertThat(created.cloudEvent().path("id").textValue()).isEqualTo(created.id());
            assertThat(created.data().path("workload").textValue()).isEqualTo("web");
            assertThat(created.data().at("/pod/claims/0").textValue()).isEqualTo("data-web-0");
            assertThat(created.data().path("reason").textValue()).isEqualTo("FILLING_ORDINAL");
            assertThat(pods.next().name()).isEqualTo("pod.gone");
        }
    }

    @Test
    void keepsASilentStreamAliveAndItsCursorFresh() throws IOException {
        record(WEB, 1);
        try (StreamClient client = new StreamClient(root, "?type=pod.ready")) {
            String cursor = client.snapshot().getLast().id();
            record(WEB, 2);
            Thread reader = Thread.ofVirtual().start(() -> {
                try {
                    client.next();
                } catch (UncheckedIOException e) {
                    client.comments.add("closed");
                }
            });
            await().untilAsserted(() -> assertThat(List.copyOf(client.comments)).hasSizeGreaterThanOrEqualTo(2));
            await().untilAsserted(() -> assertThat(number(client.lastId)).isEqualTo(number(cursor) + 1));
            assertThat(reader.isAlive()).isTrue();
        }
    }

    private static long number(String cursor) {
        return Long.parseLong(cursor.substring(cursor.indexOf('-') + 1));
    }

    @Test
    void cutsOffASlowReaderAndNobodyElse() throws IOException {
        board.record(Statuses.climbing(WEB), BehindTheDoors.NOON);
        try (StreamClient slow = new StreamClient(root, "");
                StreamClient quick = new StreamClient(root, "?type=workload.created")) {
            quick.snapshot();
            // Far more than what sockets hold, from a reader that does not read.
            LongStream.rangeClosed(1, 40_000).forEach(generation -> record(WEB, generation));
            record(DB, 1);

            assertThat(quick.next().data().path("name").textValue()).isEqualTo("db");
            assertThat(readToTheEnd(slow)).isLessThan(40_000);
        }
    }

    private static long readToTheEnd(StreamClient client) {
        long read = 0;
        try {
            while (client.next() != null) {
                read++;
            }
        } catch (UncheckedIOException e) {
            assertThat(e.getCause()).isInstanceOf(java.net.SocketException.class);
        }
        return read;
    }
}
