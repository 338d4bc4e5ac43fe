package dev.ordinal.embedded;

import dev.ordinal.embedded.http.Routes;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Serves an embedded cluster over HTTP on loopback, and lets its time pass. */
public final class EmbeddedApiServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(EmbeddedApiServer.class.getName());
    /** Binding a socket or closing one takes milliseconds; longer means that something is badly wrong. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EmbeddedCluster cluster;
    private final InstantSource clock;
    private final Vertx vertx;
    private final HttpServer server;
    private final Context context;
    private long timer = -1;
    private boolean closed;
    private int port;

    public EmbeddedApiServer(Vertx vertx, EmbeddedCluster cluster) {
        this.vertx = vertx;
        this.cluster = cluster;
        this.clock = cluster.clock();
        this.context = vertx.getOrCreateContext();
        this.server = vertx.createHttpServer(new HttpServerOptions().setCompressionSupported(false));
        Routes routes = new Routes(vertx, cluster.store(), cluster.settings().bookmarkEvery());
        server.requestHandler(routes::accept);
    }

    /** Port 0 takes any free one. Blocks until the socket is open, so never to be called on an event loop. */
    public int start(int wantedPort, String host) {
        port = await(server.listen(wantedPort, host).toCompletionStage().toCompletableFuture())
                .actualPort();
        cluster.agenda().onEarlier(at -> context.runOnContext(nothing -> tick()));
        context.runOnContext(nothing -> tick());
        return port;
    }

    private void tick() {
        if (closed) {
            return;
        }
        vertx.cancelTimer(timer);
        try {
            cluster.agenda().runDue(clock.instant());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a controller of the embedded cluster failed", e);
        }
        cluster.agenda().next().ifPresent(this::wakeAt);
    }

    private void wakeAt(Instant at) {
        long wait = Math.max(1, Duration.between(clock.instant(), at).toMillis() + 1);
        timer = vertx.setTimer(wait, fired -> tick());
    }

    /** A kubeconfig for kubectl and other clients. */
    public String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                clusters:
                  - name: embedded
                    cluster:
                      server: http://127.0.0.1:%d
                contexts:
                  - name: embedded
                    context:
                      cluster: embedded
                      user: nobody
                users:
                  - name: nobody
                    user: {}
                current-context: embedded
                """.formatted(port);
    }

    @Override
    public void close() {
        context.runOnContext(nothing -> closed = true);
        await(server.close().toCompletionStage().toCompletableFuture());
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }
}
