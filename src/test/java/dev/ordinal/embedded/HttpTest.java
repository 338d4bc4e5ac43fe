package dev.ordinal.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class HttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Live live;

    @BeforeAll
    void start() {
        live = new Live();
    }

    @AfterAll
    void stop() {
        live.close();
    }

    private record Answer(int code, JsonNode body) {}

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + live.port + path));
    }

    private Answer call(String method, String path, String type, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }

    private Answer post(String path, String body) throws IOException, InterruptedException {
        return call("POST", path, "application/json", body);
    }

    @Test
    void protobufThatCannotBeReadIsRefused() throws IOException, InterruptedException {
        Answer answer = call("POST", MAPS, "application/vnd.kubernetes.protobuf", "{}");
        assertThat(answer.code()).isEqualTo(400);
        assertThat(answer.body().path("reason").asText()).isEqualTo("BadRequest");
    }

    @Test
    void aWebSocketCarriesAWatchToo() throws IOException, InterruptedException {
        List<String> messages = Collections.synchronizedList(new ArrayList<>());
        WebSocket socket = http.newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + live.port + MAPS + "?watch=1&labelSelector=via%3Dsocket"),
                        new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                                messages.add(text.toString());
                                return WebSocket.Listener.super.onText(from, text, last);
                            }
                        })
                .join();
        post(MAPS, "{'metadata':{'name':'s','labels':{'via':'socket'}}}");
        await().untilAsserted(() -> assertThat(messages).hasSize(1));
        assertThat(messages.getFirst())
                .startsWith("{\"type\":\"ADDED\",\"object\":{")
                .endsWith("}\n");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
}
