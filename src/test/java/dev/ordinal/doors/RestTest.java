package dev.ordinal.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordinal.cluster.ApiFailure;
import dev.ordinal.desired.FakeDesiredStates;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RequestId;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.workload.WorkloadKey;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(DoorsProfile.class)
class RestTest {
    private static final String WORKLOADS = "/api/v1/namespaces/default/workloads";
    private static final String YAML = "application/yaml";
    private static final String WEB = """
            apiVersion: apps.ordinal.dev/v1
            kind: OrdinalSet
            metadata: {name: web, labels: {app: 'yes'}}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: shop}]}}
            """;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeDesiredStates desired = BehindTheDoors.DESIRED;

    @TestHTTPResource
    URI root;

    @BeforeEach
    void clear() {
        desired.clear();
        BehindTheDoors.BOARD
                .present("", Optional.empty())
                .present()
                .forEach(status -> BehindTheDoors.BOARD.remove(status.key(), BehindTheDoors.NOON));
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Contract.checked(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    private HttpResponse<String> put(String body) throws IOException, InterruptedException {
        return send("PUT", WORKLOADS + "/web", body, "Content-Type", YAML);
    }

    private static JsonNode problem(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("type").textValue()).startsWith("/problems/");
        assertThat(problem.path("title").textValue()).isNotEmpty();
        assertThat(problem.path("detail").textValue()).isNotEmpty();
        assertThat(problem.path("instance").textValue()).isEqualTo(answer.uri().getPath());
        assertThat(problem.path("faults").isArray()).isTrue();
        return problem;
    }

    @Test
    void createsOnce() throws Exception {
        HttpResponse<String> created = send("POST", WORKLOADS, WEB, "Content-Type", YAML);
        HttpResponse<String> again = send("POST", WORKLOADS, WEB, "Content-Type", YAML);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).get().asString().endsWith(WORKLOADS + "/web");
        assertThat(created.headers().firstValue("ETag")).isPresent();
        assertThat(JSON.readTree(created.body()).at("/spec/replicas").intValue())
                .isEqualTo(2);
        assertThat(created.body()).doesNotContain("managedFields");
        assertThat(problem(again, 409).at("/faults/0/pointer").textValue()).isEqualTo("/metadata/name");
    }

    @Test
    void appliesAndShowsInBothForms() throws Exception {
        assertThat(put(WEB).statusCode()).isEqualTo(201);
        HttpResponse<String> changed = put(WEB.replace("replicas: 2", "replicas: 3"));
        HttpResponse<String> json = get(WORKLOADS + "/web");
        HttpResponse<String> yaml = get(WORKLOADS + "/web", "Accept", YAML);

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(json.body()).at("/spec/replicas").intValue()).isEqualTo(3);
        assertThat(json.headers().firstValue("Content-Type")).get().asString().startsWith("application/json");
        assertThat(yaml.headers().firstValue("Content-Type")).get().asString().startsWith(YAML);
        assertThat(yaml.body()).contains("app: \"yes\"").doesNotContain("managedFields");
        assertThat(json.headers().firstValue("ETag"))
                .isEqualTo(changed.headers().firstValue("ETag"));
        String etag = json.headers().firstValue("ETag").orElseThrow();
        assertThat(get(WORKLOADS + "/web", "If-None-Match", etag).statusCode()).isEqualTo(304);
    }

    @Test
    void answersInNoOtherForm() throws Exception {
        put(WEB);

        JsonNode problem = problem(get(WORKLOADS + "/web", "Accept", "image/png"), 406);

        assertThat(problem.path("detail").textValue()).contains("application/yaml");
    }

    @Test
    void comparesVersions() throws Exception {
        String etag = put(WEB).headers().firstValue("ETag").orElseThrow();

        assertThat(send("PUT", WORKLOADS + "/web", WEB, "Content-Type", YAML, "If-Match", etag)
                        .statusCode())
                .isEqualTo(200);
        problem(send("PUT", WORKLOADS + "/web", WEB, "Content-Type", YAML, "If-Match", etag), 412);
        problem(send("PUT", WORKLOADS + "/web", WEB, "Content-Type", YAML, "If-None-Match", "*"), 409);
        problem(send("PUT", WORKLOADS + "/web", WEB, "Content-Type", YAML, "If-Match", "W/\"1\""), 400);
    }

    @Test
    void scales() throws Exception {
        put(WEB);

        HttpResponse<String> scaled =
                send("PUT", WORKLOADS + "/web/scale", "{\"replicas\": 7}", "Content-Type", "application/json");

        assertThat(scaled.statusCode()).isEqualTo(200);
        assertThat(scaled.body()).isEqualTo("{\"replicas\":7}");
        assertThat(get(WORKLOADS + "/web/scale").body()).isEqualTo("{\"replicas\":7}");
        problem(send("PUT", WORKLOADS + "/db/scale", "{\"replicas\": 7}", "Content-Type", "application/json"), 404);
        JsonNode problem = problem(
                send("PUT", WORKLOADS + "/web/scale", "{\"replicas\": -7}", "Content-Type", "application/json"), 422);
        assertThat(problem.at("/faults/0/pointer").textValue()).isEqualTo("/replicas");
    }

    @Test
    void deletes() throws Exception {
        put(WEB);

        HttpResponse<String> deleted = send("DELETE", WORKLOADS + "/web?orphan=true", "");

        assertThat(deleted.statusCode()).isEqualTo(202);
        assertThat(((WorkloadRequest.Delete) desired.submitted().getLast()).orphan())
                .isTrue();
        problem(send("DELETE", WORKLOADS + "/web", ""), 404);
        problem(send("DELETE", WORKLOADS + "/web?orphan=perhaps", ""), 400);
        problem(get(WORKLOADS + "/web"), 404);
    }

    @Test
    void repeatsNothingUnderTheSameKey() throws Exception {
        send("POST", WORKLOADS, WEB, "Content-Type", YAML, "Idempotency-Key", "k1");
        HttpResponse<String> again = send("POST", WORKLOADS, WEB, "Content-Type", YAML, "Idempotency-Key", "k1");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(desired.submitted()).extracting(WorkloadRequest::id).containsOnly(new RequestId("rest", "k1"));
        problem(send("POST", WORKLOADS, WEB, "Content-Type", YAML, "Idempotency-Key", "a b"), 400);
    }

    @Test
    void repeatsNoScaleAndSaysWhatIsWanted() throws Exception {
        put(WEB);
        String[] keyed = {"Content-Type", "application/json", "Idempotency-Key", "k2"};
        send("PUT", WORKLOADS + "/web/scale", "{\"replicas\": 7}", keyed);

        HttpResponse<String> again = send("PUT", WORKLOADS + "/web/scale", "{\"replicas\": 7}", keyed);

        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo("{\"replicas\":7}");
    }

    @Test
    void passesOnWhereTheFaultStandsInTheWholeOfWhatWasSent() throws Exception {
        String text = "{apiVersion: v1, kind: Service, metadata: {name: web}}\n---\n" + WEB;
        desired.refuse(Optional.of(Refusal.of(Refusal.Kind.INVALID, "/1/spec/replicas", "too many")));

        JsonNode problem = problem(put(text), 422);

        assertThat(problem.at("/faults/0/pointer").textValue()).isEqualTo("/1/spec/replicas");
    }

    @Test
    void lists() throws Exception {
        WorkloadKey web = new WorkloadKey("default", "web");
        put(WEB);
        for (WorkloadKey key : new WorkloadKey[] {new WorkloadKey("default", "db"), new WorkloadKey("prod", "web")}) {
            BehindTheDoors.BOARD.record(Statuses.running(key, 1), BehindTheDoors.NOON);
        }
        BehindTheDoors.BOARD.record(Statuses.climbing(web), BehindTheDoors.NOON);

        JsonNode all = JSON.readTree(get("/api/v1/workloads").body());
        JsonNode page = JSON.readTree(get("/api/v1/workloads?limit=2").body());
        JsonNode rest = JSON.readTree(get("/api/v1/workloads?limit=2&continue="
                        + page.path("continue").textValue())
                .body());

        assertThat(all.findValuesAsText("name")).contains("db", "web");
        assertThat(all.path("items")).hasSize(3);
        assertThat(all.path("continue").isNull()).isTrue();
        assertThat(all.path("cursor").textValue()).startsWith("e1-");
        assertThat(page.path("items")).hasSize(2);
        assertThat(rest.at("/items/0/namespace").textValue()).isEqualTo("prod");
        assertThat(rest.path("items")).hasSize(1);
        assertThat(names(WORKLOADS)).containsExactly("db", "web");
        assertThat(names(WORKLOADS + "?phase=Updating")).containsExactly("web");
        assertThat(names(WORKLOADS + "?labelSelector=app%3Dyes")).containsExactly("web");
        assertThat(names(WORKLOADS + "?labelSelector=app%20notin%20(yes,no)")).containsExactly("db");
        assertThat(names(WORKLOADS + "?labelSelector=!app")).containsExactly("db");
        JsonNode view = all.path("items").get(1);
        assertThat(view.path("reason").textValue()).isEqualTo("WAITING_FOR_READY");
        assertThat(view.path("pods")).hasSize(2);
        assertThat(view.at("/pods/0/waiting").textValue()).isEqualTo("ImagePullBackOff");
        assertThat(view.at("/pods/1/uid").isNull()).isTrue();
    }

    private java.util.List<String> names(String path) throws Exception {
        return JSON.readTree(get(path).body())
                .path("items")
                .valueStream()
                .map(item -> item.path("name").textValue())
                .toList();
    }

    @ParameterizedTest(name = "{0} {1} {4}")
    @MethodSource("refused")
    void refuses(String method, String path, Map<String, String> headers, String body, int status, String says)
            throws Exception {
        String[] flat = headers.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new);

        JsonNode problem = problem(send(method, path, body, flat), status);

        assertThat(problem.path("detail").textValue()).contains(says);
        assertThat(desired.submitted()).isEmpty();
    }

    static Stream<Arguments> refused() {
        return Stream.concat(unasked(), unread());
    }

    private static Stream<Arguments> unasked() {
        Map<String, String> none = Map.of();
        Map<String, String> yaml = Map.of("Content-Type", YAML);
        String one = WORKLOADS + "/web";
        return Stream.of(
                arguments("GET", "/nowhere", none, "", 404, "Nothing is found"),
                arguments("GET", "/api/v1/nowhere", none, "", 404, "Nothing is found"),
                arguments("GET", "/api/v1/namespaces/default", none, "", 404, "Nothing is found"),
                arguments("POST", "/api/v1/stream", none, "", 405, "other methods"),
                arguments("PATCH", WORKLOADS, yaml, "{}", 405, "other methods"),
                arguments("POST", one, yaml, WEB, 405, "other methods"),
                arguments("DELETE", WORKLOADS, none, "", 405, "other methods"),
                arguments("GET", one, none, "", 404, "there is no workload default/web"),
                arguments("GET", one + "?pretty=true", none, "", 400, "unknown query parameter 'pretty'"),
                arguments(
                        "GET",
                        WORKLOADS + "?label=a",
                        none,
                        "",
                        400,
                        "accepted: continue, labelSelector, limit, phase, sort, text"),
                arguments("GET", WORKLOADS + "?phase=Great", none, "", 400, "accepted: Updating, Running"),
                arguments("GET", WORKLOADS + "?limit=0", none, "", 400, "1 to 1000"),
                arguments("GET", WORKLOADS + "?limit=1&limit=2", none, "", 400, "given twice"),
                arguments("GET", WORKLOADS + "?continue=%25", none, "", 400, "unchanged"),
                arguments("GET", WORKLOADS + "?labelSelector=a%20b", none, "", 400, "can't read 'a b'"),
                arguments("GET", "/api/v1/stream?type=pod.bad", none, "", 400, "unknown event type 'pod.bad'"),
                arguments("GET", "/api/v1/stream?kind=Pod", none, "", 400, "unknown query parameter 'kind'"),
                arguments("GET", "/api/v1/stream?workload=web", none, "", 400, "namespace/name"),
                arguments("GET", "/api/v1/stream?workload=a/b&namespace=c", none, "", 400, "not in namespace"));
    }

    private static Stream<Arguments> unread() {
        Map<String, String> none = Map.of();
        Map<String, String> yaml = Map.of("Content-Type", YAML);
        Map<String, String> json = Map.of("Content-Type", "application/json");
        String one = WORKLOADS + "/web";
        return Stream.of(
                arguments("POST", WORKLOADS, Map.of("Content-Type", "text/plain"), WEB, 415, "application/yaml"),
                arguments("POST", WORKLOADS, none, WEB, 415, "application/yaml"),
                arguments("PUT", one, Map.of("Content-Type", "application/xml"), "<a/>", 415, "application/json"),
                arguments("POST", WORKLOADS, yaml, "", 400, "nothing here"),
                arguments("POST", WORKLOADS, yaml, "a: [", 400, "line 1"),
                arguments("POST", WORKLOADS, json, "{\"a\":", 400, "line 1"),
                arguments(
                        "POST",
                        WORKLOADS,
                        yaml,
                        "{kind: Pod, apiVersion: v1, metadata: {name: a}}",
                        422,
                        "unknown kind"),
                arguments("POST", WORKLOADS, yaml, "x".repeat(2_000_000), 413, "2000000 bytes; at most 1048576"),
                arguments("POST", WORKLOADS, yaml, "x".repeat(17_000_000), 413, "17000000 bytes"),
                arguments("PUT", WORKLOADS + "/Web", yaml, WEB, 400, "no name of a workload"),
                arguments("PUT", WORKLOADS + "/db", yaml, WEB, 422, "the request is about 'db'"),
                arguments("PUT", "/api/v1/namespaces/a.b/workloads/web", yaml, WEB, 400, "no name of a namespace"),
                arguments("POST", WORKLOADS + "?dryrun=1", yaml, WEB, 400, "unknown query parameter 'dryrun'"));
    }

    /** A body that does not say its length is read to its end, so that its sender sees the answer; one without end is not. */
    @ParameterizedTest
    @ValueSource(ints = {2_000_000, 15_000_000})
    void refusesLargeBodiesThatComeInChunks(int size) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(root.resolve(WORKLOADS))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", YAML)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size])))
                .build();

        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(problem(answer, 413).path("detail").textValue()).startsWith(size + " bytes; at most");
        assertThat(put(WEB).statusCode()).isEqualTo(201);
    }

    @Test
    void saysThatTheClusterIsAway() throws Exception {
        desired.trouble(request -> Optional.of(ApiFailure.unreachable(new IOException("secret-host refused"))));

        HttpResponse<String> answer = put(WEB);

        assertThat(problem(answer, 503).toString()).doesNotContain("secret-host");
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    }

    @Test
    void keepsItsInternalsToItself() throws Exception {
        desired.trouble(request -> Optional.of(new IllegalStateException("secret")));

        assertThat(problem(put(WEB), 500).toString()).doesNotContain("secret");
    }
}
