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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class HttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Live live;

    @BeforeAll
    void start() {
        live = new Live();
        live.cluster.install(Sim.resource("/embedded/ordinalset-crd.json"));
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

    private Answer get(String path) throws IOException, InterruptedException {
        return call("GET", path, "application/json", "");
    }

    private Answer post(String path, String body) throws IOException, InterruptedException {
        return call("POST", path, "application/json", body);
    }

    private List<JsonNode> watch(String path, String accept) throws IOException, InterruptedException {
        HttpRequest request = request(path).header("Accept", accept).build();
        List<JsonNode> events = new ArrayList<>();
        try (Stream<String> lines =
                http.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            for (String line : lines.toList()) {
                events.add(JSON.readTree(line));
            }
        }
        return events;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothings, application/json, 404, NotFound",
        "GET, /api/v1/namespaces/default/pods/absent, application/json, 404, NotFound",
        "GET, /nowhere, application/json, 404, NotFound",
        "GET, /api/v1/namespaces/default/pods?fieldSelector=spec.x%3D1, application/json, 400, BadRequest",
        "GET, /api/v1/pods?labelSelector=a%20b, application/json, 400, BadRequest",
        "GET, /api/v1/pods?resourceVersion=999999, application/json, 504, Timeout",
        "POST, /api/v1/namespaces/default/configmaps, application/yaml, 415, UnsupportedMediaType",
        "POST, /api/v1/namespaces/default/configmaps, application/vnd.kubernetes.protobuf, 400, BadRequest",
        "PATCH, /api/v1/namespaces/default, application/apply-patch+yaml, 415, UnsupportedMediaType",
        "PATCH, /api/v1/namespaces/default, application/json, 415, UnsupportedMediaType",
        "POST, /api/v1/namespaces/default/pods/p/eviction, application/json, 501, NotImplemented",
        "PUT, /api/v1/namespaces/default/pods, application/json, 405, MethodNotAllowed",
        "GET, /api/v1/namespaces/default/configmaps/x/scale, application/json, 404, NotFound"
    })
    void whatIsLackingIsRefusedAsAStatus(String method, String path, String type, int code, String reason)
            throws IOException, InterruptedException {
        Answer answer = call(method, path, type, "{}");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.body().path("kind").asText()).isEqualTo("Status");
        assertThat(answer.body().path("reason").asText()).isEqualTo(reason);
        assertThat(answer.body().path("code").asInt()).isEqualTo(code);
    }

    @Test
    void watchTellsWhatHappensAndBookmarksAndEnds() throws IOException, InterruptedException {
        long from = live.cluster.store().version();
        assertThat(post(MAPS, "{'metadata':{'name':'w'}}").code()).isEqualTo(201);
        call("PATCH", MAPS + "/w", "application/merge-patch+json", "{'data':{'a':'b'}}");
        call("DELETE", MAPS + "/w", "application/json", "");
        List<JsonNode> events = watch(
                MAPS
                        + "?watch=1&fieldSelector=metadata.name%3Dw&timeoutSeconds=1&allowWatchBookmarks=true&resourceVersion="
                        + from,
                "*/*");
        assertThat(events.subList(0, 4))
                .extracting(event -> event.path("type").asText())
                .containsExactly("ADDED", "MODIFIED", "DELETED", "BOOKMARK");
        assertThat(events.get(3).at("/object/metadata/resourceVersion").asLong())
                .isGreaterThanOrEqualTo(
                        events.get(2).at("/object/metadata/resourceVersion").asLong());
    }

    @Test
    void aWatchOfAForgottenVersionSaysExpired() throws IOException, InterruptedException {
        for (int i = 0; i < 1_001; i++) {
            String data = "{'data':{'i':'" + i + "'}}";
            if (i == 0) {
                post(MAPS, "{'metadata':{'name':'busy'}}");
            }
            call("PATCH", MAPS + "/busy", "application/merge-patch+json", data);
        }
        List<JsonNode> events = watch(MAPS + "?watch=true&resourceVersion=1", "*/*");
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().path("type").asText()).isEqualTo("ERROR");
        assertThat(events.getFirst().at("/object/code").asInt()).isEqualTo(410);
        assertThat(events.getFirst().at("/object/reason").asText()).isEqualTo("Expired");
    }

    @Test
    void initialEventsEndWithAMarkedBookmark() throws IOException, InterruptedException {
        List<JsonNode> events = watch(
                "/api/v1/nodes?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"
                        + "&allowWatchBookmarks=true&timeoutSeconds=1",
                "application/json");
        assertThat(events.subList(0, 4))
                .extracting(event -> event.path("type").asText())
                .containsExactly("ADDED", "ADDED", "ADDED", "BOOKMARK");
        assertThat(events.get(3).at("/object/metadata/annotations").toString()).contains("k8s.io/initial-events-end");
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

    @Test
    void listsComeInPagesAndAsTables() throws IOException, InterruptedException {
        Answer page = get("/api/v1/nodes?limit=2");
        assertThat(page.body().path("items")).hasSize(2);
        assertThat(page.body().at("/metadata/remainingItemCount").asInt()).isEqualTo(1);
        Answer rest = get("/api/v1/nodes?limit=2&continue="
                + page.body().at("/metadata/continue").asText());
        assertThat(rest.body().at("/items/0/metadata/name").asText()).isEqualTo("node-2");
        HttpRequest table = request("/api/v1/nodes").header("Accept", TABLE).build();
        JsonNode answer = JSON.readTree(
                http.send(table, HttpResponse.BodyHandlers.ofByteArray()).body());
        assertThat(answer.path("kind").asText()).isEqualTo("Table");
        assertThat(answer.at("/rows/0/cells/1").asText()).isEqualTo("Ready");
        assertThat(answer.at("/rows/0/object/kind").asText()).isEqualTo("PartialObjectMetadata");
    }

    @Test
    void fieldValidationWarnsOrRefuses() throws IOException, InterruptedException {
        String path = "/apis/apps.ordinal.dev/v1/namespaces/default/ordinalsets?dryRun=All&fieldValidation=";
        String set =
                "{'kind':'OrdinalSet','apiVersion':'apps.ordinal.dev/v1','metadata':{'name':'v'},'spec':{'replica':1}}";
        Answer strict = post(path + "Strict", set);
        assertThat(strict.code()).isEqualTo(400);
        assertThat(strict.body().path("message").asText())
                .isEqualTo(
                        "OrdinalSet in version \"v1\" cannot be handled as a OrdinalSet: strict decoding error: unknown field \"spec.replica\"");
        HttpRequest warned = request(path + "Warn")
                .POST(HttpRequest.BodyPublishers.ofString(set.replace('\'', '"')))
                .build();
        assertThat(http.send(warned, HttpResponse.BodyHandlers.ofString())
                        .headers()
                        .allValues("Warning"))
                .containsExactly("299 - \"unknown field \\\"spec.replica\\\"\"");
        assertThat(get("/apis/apps.ordinal.dev/v1/namespaces/default/ordinalsets/v")
                        .code())
                .isEqualTo(404);
    }

    @Test
    void collectionsAreDeletedBySelector() throws IOException, InterruptedException {
        post(MAPS, "{'metadata':{'name':'d1','labels':{'del':'y'}}}");
        post(MAPS, "{'metadata':{'name':'d2'}}");
        Answer deleted = call("DELETE", MAPS + "?labelSelector=del", "application/json", "");
        assertThat(deleted.body().path("items")).hasSize(1);
        assertThat(get(MAPS + "/d1").code()).isEqualTo(404);
        assertThat(get(MAPS + "/d2").code()).isEqualTo(200);
    }
}
