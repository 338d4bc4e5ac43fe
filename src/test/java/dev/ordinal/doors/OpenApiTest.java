package dev.ordinal.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is served at /q/openapi is whole, and every request that it shows is answered as it says. */
@QuarkusTest
@TestProfile(LiveCluster.Profile.class)
class OpenApiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WORKLOADS = "/api/v1/namespaces/{namespace}/workloads";
    private static final String STREAM = "/api/v1/stream";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    @TestHTTPResource
    URI root;

    @Inject
    LiveCluster cluster;

    private final JsonNode contract = Contract.document();

    /** One request of the contract, with one of its bodies. */
    private record Example(String path, String method, JsonNode operation, String type, JsonNode body) {
        /** Creation first, then what only reads, then what changes, the end last. */
        int rank() {
            return switch (method) {
                case "POST" -> path.equals(WORKLOADS) ? 0 : 2;
                case "GET" -> 1;
                case "DELETE" -> path.endsWith("}/pods/{ordinal}") ? 3 : 4;
                default -> 2;
            };
        }

        @Override
        public String toString() {
            return method + " " + path + " " + type;
        }
    }

    @Test
    void everyRequestIsAnsweredAsItSays() throws Exception {
        await().atMost(PATIENCE).until(cluster::acts);
        List<Example> examples = examples();
        assertThat(examples).hasSizeGreaterThan(30);
        for (Example example : examples) {
            check(example);
            if (example.rank() == 0) {
                await().atMost(PATIENCE)
                        .until(() -> send("GET", url(WORKLOADS) + "/web/revisions/1", "", "")
                                        .statusCode()
                                == 200);
            }
        }
    }

    @Test
    void itIsServedAsItIsWritten() throws Exception {
        String served = send("GET", "/q/openapi?format=json", "", "").body();
        assertThat(JSON.readTree(served)).isEqualTo(contract);
    }

    @Test
    void itNamesEveryDoorAndNoOther() {
        Set<String> named = new TreeSet<>();
        contract.path("paths")
                .forEachEntry((path, item) -> item.fieldNames()
                        .forEachRemaining(method -> named.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        named.removeIf(name -> name.startsWith("PARAMETERS"));
        Set<String> served = new TreeSet<>(PermissionTableTest.routes().keySet());
        served.add("GET " + STREAM);
        assertThat(named).isEqualTo(served);
    }

    private List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        contract.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (!method.equals("parameters") && !path.equals(STREAM)) {
                        String verb = method.toUpperCase(Locale.ROOT);
                        JsonNode bodies = operation.at("/requestBody/content");
                        bodies.forEachEntry((type, body) -> {
                            if (body.has("example")) {
                                examples.add(new Example(path, verb, operation, type, body.get("example")));
                            }
                        });
                        if (bodies.isMissingNode()) {
                            examples.add(new Example(path, verb, operation, "", JSON.nullNode()));
                        }
                    }
                }));
        examples.sort(Comparator.comparingInt(Example::rank));
        return examples;
    }

    private void check(Example example) throws Exception {
        String body = example.body().isTextual()
                ? example.body().asText()
                : example.body().isNull() ? "" : example.body().toString();
        if (!body.isEmpty()) {
            JsonNode schema = example.operation()
                    .at("/requestBody/content")
                    .path(example.type())
                    .path("schema");
            Contract.check(schema, YAML.readTree(body), example.toString());
        }
        HttpResponse<String> answer = Contract.checked(send(example.method(), url(example), body, example.type()));
        assertThat(answer.statusCode()).as(example + ": " + answer.body()).isLessThan(300);
    }

    private String url(Example example) throws Exception {
        StringBuilder query = new StringBuilder();
        for (JsonNode reference : example.operation().path("parameters")) {
            JsonNode parameter = Contract.resolve(reference);
            if (parameter.path("in").asText().equals("query") && parameter.has("example")) {
                String name = parameter.path("name").asText();
                String value = name.equals("uid") ? uid() : text(parameter.path("example"));
                query.append(query.isEmpty() ? "?" : "&")
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return url(example.path()) + query;
    }

    private String url(String path) {
        String url = path;
        for (String name : List.of("namespace", "name", "ordinal", "number", "service", "configMap", "letter")) {
            url = url.replace(
                    "{" + name + "}",
                    contract.at("/components/parameters/path-" + name)
                            .path("example")
                            .asText());
        }
        return url;
    }

    /** Of the pod that is to be deleted: the contract can't know it. */
    private String uid() throws Exception {
        String pods = url(WORKLOADS) + "/web/pods";
        return await().atMost(PATIENCE)
                .until(
                        () -> JSON.readTree(send("GET", pods, "", "").body())
                                .at("/items/1/uid")
                                .asText(),
                        uid -> !uid.isEmpty() && !uid.equals("null"));
    }

    /** As a parameter of the style form says it without exploding. */
    private static String text(JsonNode example) {
        return example.isArray()
                ? example.valueStream().map(JsonNode::asText).collect(Collectors.joining(","))
                : example.asText();
    }

    private HttpResponse<String> send(String method, String path, String body, String type) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
