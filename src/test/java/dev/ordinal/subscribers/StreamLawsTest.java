package dev.ordinal.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.access.Access;
import dev.ordinal.doors.Statuses;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.status.StatusEvent;
import dev.ordinal.workload.WorkloadKey;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many readers with filters of their own, at their own pace, over HTTP/1.1 and HTTP/2, coming and going, while statuses are recorded
 * in bursts: each sees exactly what it asked for, in order, from its cursor on, or is cut off and goes on from there. The
 * seed is printed; {@code -Dseed=…} draws the same again.
 */
class StreamLawsTest {
    private static final int READERS = 40;
    private static final int RECORDED = 4_000;
    private static final int BUFFER = 100;
    private static final int REPLAY = 1_000;
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random chance = new Random(seed);
    private final Vertx vertx = Vertx.vertx();
    private final StatusBoard board = new StatusBoard(REPLAY);
    private final List<StatusEvent> events = Collections.synchronizedList(new ArrayList<>());
    private volatile long last = -1;
    private URI stream;

    @BeforeEach
    void listen() throws Exception {
        System.out.println("seed " + seed);
        board.listen(events::add);
        Frames frames = new Frames(new Epoch("e1"), InstantSource.fixed(NOON), BUFFER);
        Router router = Router.router(vertx);
        new StreamRoute(new StatusStream(vertx, board, frames, BUFFER), new Access(), Duration.ofMillis(100))
                .register(router);
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().setSendBufferSize(4096))
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        stream = URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1/stream");
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void eachReaderSeesWhatItAskedForInOrderWithoutAGapOrARepetition() throws Exception {
        List<StreamReader> readers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            String query = query();
            StreamReader reader = new StreamReader(stream, query, new Recorded(filter(query)), new Random(seed + i));
            readers.add(reader);
            threads.add(Thread.ofVirtual().start(reader));
        }
        for (int i = 0; i < RECORDED; i++) {
            record();
            if (chance.nextInt(60) == 0) {
                LockSupport.parkNanos(chance.nextLong(Duration.ofMillis(30).toNanos()));
            }
        }
        last = events.size();
        for (Thread thread : threads) {
            assertThat(thread.join(Duration.ofSeconds(60)))
                    .as("every reader arrives")
                    .isTrue();
        }

        assertThat(readers).extracting(reader -> reader.failure).containsOnly("");
        assertThat(readers).as("some came back").anyMatch(reader -> reader.connections > 1);
    }

    private void record() {
        WorkloadKey key = new WorkloadKey("n" + chance.nextInt(3), "w" + chance.nextInt(4));
        switch (chance.nextInt(10)) {
            case 0 -> board.remove(key, NOON);
            case 1, 2, 3 -> board.record(Statuses.climbing(key), NOON);
            default -> board.record(Statuses.running(key, chance.nextInt(1_000)), NOON);
        }
    }

    private String query() {
        return switch (chance.nextInt(4)) {
            case 0 -> "";
            case 1 -> "?namespace=n" + chance.nextInt(3);
            case 2 -> "?workload=n" + chance.nextInt(3) + "/w" + chance.nextInt(4);
            default -> "?type=workload.created,workload.deleted,pod.created";
        };
    }

    private static Filter filter(String query) {
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
        if (!query.isEmpty()) {
            int equals = query.indexOf('=');
            parameters.add(query.substring(1, equals), query.substring(equals + 1));
        }
        return Filter.of(parameters);
    }

    private final class Recorded implements StreamReader.History {
        private final Filter filter;

        private Recorded(Filter filter) {
            this.filter = filter;
        }

        @Override
        public List<StatusEvent> events() {
            return events;
        }

        @Override
        public boolean wants(StatusEvent event) {
            return filter.accepts(event);
        }

        @Override
        public long last() {
            return last;
        }
    }
}
