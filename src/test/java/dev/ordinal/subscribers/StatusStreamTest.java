package dev.ordinal.subscribers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.status.StatusBoard;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusStreamTest {
    private final Vertx vertx = Vertx.vertx();
    private final StatusStream stream = new StatusStream(
            vertx, new StatusBoard(10), new Frames(new Epoch("e1"), InstantSource.fixed(Instant.EPOCH), 10), 10);
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        Filter all = Filter.of(MultiMap.caseInsensitiveMultiMap());
        server = vertx.createHttpServer()
                .requestHandler(request -> stream.open(request, all, ""))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private Socket connect() throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        await().until(() -> stream.openCount() > 0);
        return socket;
    }

    @Test
    void saysGoodbyeToEveryone() throws Exception {
        try (Socket client = connect()) {
            stream.endAll(Duration.ofSeconds(5));

            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("retry: 2000\n\n", "event: snapshot.end\n")
                    .endsWith(":bye\n\n");
        }
        await().untilAsserted(() -> assertThat(stream.openCount()).isZero());
    }

    @Test
    void noticesThatAClientIsGone() throws Exception {
        connect().close();

        await().untilAsserted(() -> assertThat(stream.openCount()).isZero());
    }
}
