package dev.ordinal.subscribers;

import dev.ordinal.access.Access;
import dev.ordinal.doors.Statuses;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.workload.WorkloadKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Serves the stream as the program does, without a cluster: statuses are recorded at the rate that was last asked for at
 * {@code /rate?events=N}. For {@code src/bench/sse}.
 *
 * <p>Arguments: the port; how many workloads there are, taking turns; {@code bare} to serve {@link BareStream} instead, the least that
 * a stream on Vert.x can do.
 */
public final class StreamServer {
    private static final int BUFFER = 1024;
    private static final int REPLAY = 4096;
    /** As many event loops as Quarkus takes. */
    private static final int LOOPS = 2 * Runtime.getRuntime().availableProcessors();

    private final InstantSource clock = Clock.systemUTC();
    private final StatusBoard board = new StatusBoard(REPLAY);
    private final Frames frames = new Frames(new Epoch("bench"), clock, BUFFER);
    private final WorkloadKey[] keys;
    private volatile long pause = Long.MAX_VALUE;

    private StreamServer(int workloads) {
        keys = IntStream.range(0, workloads)
                .mapToObj(i -> new WorkloadKey("bench", "w" + i))
                .toArray(WorkloadKey[]::new);
        for (WorkloadKey key : keys) {
            board.record(Statuses.running(key, 0), clock.instant());
        }
    }

    static void main(String[] arguments) throws InterruptedException {
        StreamServer server = new StreamServer(Integer.parseInt(arguments[1]));
        boolean bare = arguments.length > 2 && arguments[2].equals("bare");
        server.listen(Integer.parseInt(arguments[0]), bare);
        server.feed();
    }

    private void listen(int port, boolean bare) throws InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
        Router router = Router.router(vertx);
        if (bare) {
            board.listen(new BareStream(router, frames));
        } else {
            // What Quarkus does at its start: the first Uni of all sets things up, and not safely from several threads.
            Uni.createFrom().voidItem().subscribe().with(nothing -> {});
            StatusStream stream = new StatusStream(vertx, board, frames, BUFFER);
            new StreamRoute(stream, new Access(), Duration.ofSeconds(15)).register(router);
        }
        router.post("/rate").handler(context -> {
            int events = Integer.parseInt(context.queryParams().get("events"));
            pause = events == 0 ? Long.MAX_VALUE : Duration.ofSeconds(1).toNanos() / events;
            context.response().setStatusCode(204).end();
        });
        CountDownLatch listening = new CountDownLatch(1);
        vertx.deployVerticle(() -> new Listener(router, port), new DeploymentOptions().setInstances(LOOPS))
                .onSuccess(deployed -> listening.countDown())
                .onFailure(failure -> {
                    throw new IllegalStateException("can't listen on " + port, failure);
                });
        listening.await();
    }

    /** Each event at its time, however long the one before took. */
    private void feed() {
        long due = System.nanoTime();
        for (long event = 1; ; event++) {
            while (pause == Long.MAX_VALUE) {
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
                due = System.nanoTime();
            }
            due += pause;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            board.record(Statuses.running(keys[(int) (event % keys.length)], event), clock.instant());
        }
    }

    private static final class Listener extends AbstractVerticle {
        private final Router router;
        private final int port;

        private Listener(Router router, int port) {
            this.router = router;
            this.port = port;
        }

        @Override
        public void start(Promise<Void> started) {
            vertx.createHttpServer()
                    .requestHandler(router)
                    .listen(port, "127.0.0.1")
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}
