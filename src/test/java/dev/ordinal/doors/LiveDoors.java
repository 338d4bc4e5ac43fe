package dev.ordinal.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;

/** The doors over HTTP, with a cluster behind them that lives: what tests of them need. */
abstract class LiveDoors {
    static final String SHOP = "/api/v1/namespaces/default/workloads";
    static final String YAML = "application/yaml";
    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    static final ObjectMapper JSON = new ObjectMapper();
    static final Duration PATIENCE = Duration.ofSeconds(60);

    static final String KIND = "OrdinalSet";

    @TestHTTPResource
    URI root;

    @Inject
    LiveCluster cluster;

    @BeforeEach
    void acts() {
        await().atMost(PATIENCE).until(cluster::acts);
    }

    static String manifest(String name, String kind, String spec) {
        return """
                apiVersion: %s
                kind: %s
                metadata: {name: %s}
                spec:
                  replicas: 2
                  serviceName: %s
                  selector: {matchLabels: {app: %s}}
                  template:
                    metadata: {labels: {app: %s}}
                    spec: {containers: [{name: main, image: "shop:1", ports: [{containerPort: 80}]}]}
                %s
                """.formatted(
                        kind.equals("OrdinalSet") ? "apps.ordinal.dev/v1" : "apps/v1",
                        kind,
                        name,
                        name,
                        name,
                        name,
                        spec.indent(2));
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Contract.checked(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    JsonNode json(String method, String path, String body, String... headers) throws Exception {
        HttpResponse<String> answer = send(method, path, body, headers);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return JSON.readTree(answer.body());
    }

    JsonNode get(String path) throws Exception {
        return json("GET", path, "");
    }

    JsonNode until(String path, Predicate<JsonNode> there) {
        return await().atMost(PATIENCE).until(() -> get(path), there);
    }

    void create(String name, String kind, String spec) throws Exception {
        json("POST", SHOP, manifest(name, kind, spec), "Content-Type", YAML);
        ready(name, 2);
    }

    void ready(String name, int pods) {
        until(SHOP + "/" + name + "/pods", list -> ready(list) == pods);
    }

    static long ready(JsonNode list) {
        return list.path("items")
                .valueStream()
                .filter(pod -> pod.path("ready").asBoolean())
                .count();
    }

    static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(item -> item.path(field).asText()).toList();
    }
}
