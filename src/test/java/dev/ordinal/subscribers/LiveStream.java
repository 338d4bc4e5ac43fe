package dev.ordinal.subscribers;

import dev.ordinal.access.Access;
import dev.ordinal.doors.Statuses;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.WorkloadKey;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** The real stream of one workload, on a server of its own that a test can drain; its front page is empty. */
public final class LiveStream {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final int BUFFER = 100;

    private final Vertx vertx = Vertx.vertx();
    private final StatusBoard board = new StatusBoard(BUFFER);
    private final StatusStream stream =
            new StatusStream(vertx, board, new Frames(new Epoch("e1"), InstantSource.fixed(NOON), BUFFER), BUFFER);
    private final HttpServer server;
    private long generation;

    public LiveStream() throws Exception {
        Router router = Router.router(vertx);
        new StreamRoute(stream, new Access(), Duration.ofSeconds(15)).register(router);
        router.get("/")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "text/html")
                        .end("<!doctype html>"));
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        step();
    }

    public String address() {
        return "http://127.0.0.1:" + server.actualPort() + "/";
    }

    /** One event, numbered as many as there were steps. */
    public void step() {
        generation++;
        board.record(Statuses.running(new WorkloadKey("default", "web"), generation), NOON);
    }

    /** As a server that goes: every stream ends in good order. */
    public void drain() throws InterruptedException {
        stream.endAll(Duration.ofSeconds(5));
    }

    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
