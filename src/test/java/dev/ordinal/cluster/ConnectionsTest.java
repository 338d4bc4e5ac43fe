package dev.ordinal.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to connections whose answers are streams. */
class ConnectionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TIMES = 20;
    /** The next request may be quicker than the return of the connection that the last one used. */
    private static final int CONNECTIONS_MAX = 2;

    private static final ObjectRef POD = Resource.PODS.at("shop", "web-0");

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch left = new CountDownLatch(1);
    private HttpServer server;
    private KubernetesClient client;

    @BeforeEach
    void start() {
        server = vertx.createHttpServer()
                .connectionHandler(connection -> connections.incrementAndGet())
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + server.actualPort())
                .withRequestRetryBackoffLimit(0)
                .build();
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    @AfterEach
    void end() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        request.response().closeHandler(closed -> left.countDown());
        request.response().setChunked(true).write("{}\n");
        if (!request.uri().contains("follow=true")) {
            request.response().end();
        }
    }

    /** To close it would cut off the request that uses it next. */
    @Test
    void a_log_that_came_whole_gives_its_connection_back() {
        PodLogs logs = new HttpPodLogs(client.getMasterUrl().toString(), client::getHttpClient);
        for (int i = 0; i < TIMES; i++) {
            whole(logs.read(POD, wanted(false)));
        }
        assertThat(connections).hasValueLessThanOrEqualTo(CONNECTIONS_MAX);
    }

    @Test
    void a_watch_that_ended_gives_its_connection_back() {
        ClusterApi api = new HttpClusterApi(client.getMasterUrl().toString(), client::getHttpClient, PATIENCE);
        for (int i = 0; i < TIMES; i++) {
            whole(api.watch(Query.all(Resource.PODS), "7"));
        }
        assertThat(connections).hasValueLessThanOrEqualTo(CONNECTIONS_MAX);
    }

    @Test
    void who_leaves_a_log_that_goes_on_ends_its_connection() throws InterruptedException {
        PodLogs logs = new HttpPodLogs(client.getMasterUrl().toString(), client::getHttpClient);
        logs.read(POD, wanted(true)).select().first().collect().asList().await().atMost(PATIENCE);
        assertThat(left.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private static void whole(Multi<?> answer) {
        answer.collect().asList().await().atMost(PATIENCE);
    }

    private static PodLogs.Wanted wanted(boolean follow) {
        return new PodLogs.Wanted("app", follow, false, false, OptionalInt.empty(), OptionalInt.empty());
    }
}
