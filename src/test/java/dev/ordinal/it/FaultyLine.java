package dev.ordinal.it;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Between Ordinal and an API server: passes every request on, unless the test says what else becomes of it. */
final class FaultyLine implements AutoCloseable {
    private static final int CONNECTIONS = 256;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final HttpServer server;
    private final URI target;
    private final String token;
    private final Path kubeconfig;
    private final Map<Fate, AtomicInteger> happened = new EnumMap<>(Fate.class);
    private final Set<HttpServerResponse> watches = ConcurrentHashMap.newKeySet();
    private final AtomicReference<CompletableFuture<Void>> held = new AtomicReference<>(new CompletableFuture<>());
    private volatile Function<Call, Fate> fates = call -> Fate.PASSED;
    private volatile String accepted;
    private volatile long watchDelay;

    /** What becomes of a request. */
    enum Fate {
        PASSED,
        /** 429, to be tried again after a second. */
        TOO_MANY,
        /** 500, and nothing was done. */
        FAILED,
        /** It was done, and the connection breaks before the answer. */
        ANSWER_LOST,
        /** It was done, and nobody hears of it. */
        ANSWER_HELD,
        /** It never arrives, and the connection stays open. */
        HELD
    }

    /** A request, as far as a test looks at it. */
    record Call(HttpMethod method, String path, boolean watch) {
        boolean write() {
            return !method.equals(HttpMethod.GET);
        }

        /** A write that is about a workload, and neither a sign of life nor an event. */
        boolean effective() {
            return write() && !path.contains("/leases") && !path.contains("/events");
        }
    }

    private FaultyLine(Path cluster, Path folder) throws IOException {
        var config = new YAMLMapper().readTree(Files.readString(cluster));
        this.target = URI.create(config.at("/clusters/0/cluster/server").asText());
        this.token = config.at("/users/0/user/token").asText();
        for (Fate fate : Fate.values()) {
            happened.put(fate, new AtomicInteger());
        }
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setSsl(true).setTrustAll(true).setVerifyHost(false),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(this::take)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        Files.createDirectories(folder);
        this.kubeconfig = folder.resolve("kubeconfig").toAbsolutePath();
        rotateToken("token-0");
    }

    /**
     * @param cluster the kubeconfig of the API server behind it
     * @param folder for the files of the one who speaks over it
     */
    static FaultyLine to(Path cluster, Path folder) throws IOException {
        return new FaultyLine(cluster, folder);
    }

    /** For the one who is to speak over it. */
    Path kubeconfig() {
        return kubeconfig;
    }

    /** From now on. Asked on one thread, in the order in which requests arrive. */
    void fates(Function<Call, Fate> next) {
        fates = next;
    }

    void calm() {
        fates = call -> Fate.PASSED;
        watchDelay = 0;
    }

    /** Once a write has been done of which nobody hears. */
    CompletableFuture<Void> held() {
        CompletableFuture<Void> next = new CompletableFuture<>();
        held.set(next);
        return next;
    }

    int happened(Fate fate) {
        return happened.get(fate).get();
    }

    /** Every event of a watch comes so much later, in its order. */
    void slowWatches(Duration delay) {
        watchDelay = delay.toMillis();
    }

    /** Breaks every watch that is open. */
    int cutWatches() {
        int cut = watches.size();
        watches.forEach(HttpServerResponse::reset);
        return cut;
    }

    /** Who speaks over it finds a new token in its kubeconfig, and the former one is worth nothing. */
    void rotateToken(String next) throws IOException {
        Path written = Files.writeString(
                kubeconfig.resolveSibling("kubeconfig.new"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: line, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: ordinal, user: {token: "%s"}}]
                contexts: [{name: line, context: {cluster: line, user: ordinal}}]
                current-context: line
                """.formatted(server.actualPort(), next));
        Files.move(written, kubeconfig, StandardCopyOption.ATOMIC_MOVE);
        accepted = next;
    }

    private void take(HttpServerRequest request) {
        if (!("Bearer " + accepted).equals(request.getHeader("Authorization"))) {
            answer(request, 401, "Unauthorized");
            return;
        }
        Call call = new Call(request.method(), request.path(), request.getParam("watch") != null);
        Fate fate = fates.apply(call);
        happened.get(fate).incrementAndGet();
        switch (fate) {
            case TOO_MANY -> answer(request, 429, "TooManyRequests");
            case FAILED -> answer(request, 500, "InternalError");
            case HELD -> request.pause();
            case PASSED, ANSWER_LOST, ANSWER_HELD -> pass(request, call, fate);
        }
    }

    private static void answer(HttpServerRequest request, int code, String reason) {
        request.response().setStatusCode(code).putHeader("Content-Type", "application/json");
        if (code == 429) {
            request.response().putHeader("Retry-After", "1");
        }
        request.response().end("""
                {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "%s", "code": %d, "message": "as told"}
                """.formatted(reason, code));
    }

    private void pass(HttpServerRequest from, Call call, Fate fate) {
        from.pause();
        RequestOptions options = new RequestOptions()
                .setHost(target.getHost())
                .setPort(target.getPort())
                .setMethod(from.method())
                .setURI(from.uri());
        client.request(options)
                .compose(to -> send(from, to))
                .onSuccess(answer -> answered(answer, from, call, fate))
                .onFailure(broken -> from.connection().close());
    }

    private Future<HttpClientResponse> send(HttpServerRequest from, HttpClientRequest to) {
        copy(from.headers(), to.headers());
        to.putHeader("Authorization", "Bearer " + token);
        return from.getHeader("Content-Length") == null && from.getHeader("Transfer-Encoding") == null
                ? to.send()
                : to.send(from);
    }

    private void answered(HttpClientResponse answer, HttpServerRequest from, Call call, Fate fate) {
        switch (fate) {
            case ANSWER_LOST -> {
                answer.end();
                from.connection().close();
            }
            case ANSWER_HELD -> answer.end().onSuccess(done -> held.get().complete(null));
            default -> back(answer, from.response(), call);
        }
    }

    private void back(HttpClientResponse answer, HttpServerResponse to, Call call) {
        to.setStatusCode(answer.statusCode());
        copy(answer.headers(), to.headers());
        to.setChunked(answer.getHeader("Content-Length") == null);
        if (!call.watch()) {
            answer.pipeTo(to);
            return;
        }
        watches.add(to);
        to.closeHandler(closed -> {
            watches.remove(to);
            answer.request().reset();
        });
        to.exceptionHandler(broken -> watches.remove(to));
        answer.handler(events -> late(() -> write(to, events)));
        answer.endHandler(end -> late(to::end));
        answer.exceptionHandler(broken -> to.reset());
    }

    private static void write(HttpServerResponse to, Buffer events) {
        if (!to.closed()) {
            to.write(events);
        }
    }

    private void late(Runnable then) {
        if (watchDelay == 0) {
            then.run();
        } else {
            vertx.setTimer(watchDelay, due -> then.run());
        }
    }

    private static void copy(MultiMap from, MultiMap to) {
        from.forEach(header -> {
            if (!header.getKey().equalsIgnoreCase("Transfer-Encoding")
                    && !header.getKey().equalsIgnoreCase("Host")) {
                to.add(header.getKey(), header.getValue());
            }
        });
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
