package dev.ordinal.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The doors with a cluster behind them that lives: what is asked is done, and what is shown is there. */
@QuarkusTest
@TestProfile(LiveCluster.Profile.class)
class LiveTest {
    private static final String SHOP = "/api/v1/namespaces/default/workloads";
    private static final String YAML = "application/yaml";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String KIND = "OrdinalSet";

    @TestHTTPResource
    URI root;

    @Inject
    LiveCluster cluster;

    @BeforeEach
    void acts() {
        await().atMost(PATIENCE).until(cluster::acts);
    }

    private static String manifest(String name, String kind, String spec) {
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

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Contract.checked(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    private JsonNode json(String method, String path, String body, String... headers) throws Exception {
        HttpResponse<String> answer = send(method, path, body, headers);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return JSON.readTree(answer.body());
    }

    private JsonNode get(String path) throws Exception {
        return json("GET", path, "");
    }

    private JsonNode until(String path, Predicate<JsonNode> there) {
        return await().atMost(PATIENCE).until(() -> get(path), there);
    }

    private void create(String name, String kind, String spec) throws Exception {
        json("POST", SHOP, manifest(name, kind, spec), "Content-Type", YAML);
        ready(name, 2);
    }

    private void ready(String name, int pods) {
        until(SHOP + "/" + name + "/pods", list -> ready(list) == pods);
    }

    private static long ready(JsonNode list) {
        return list.path("items")
                .valueStream()
                .filter(pod -> pod.path("ready").asBoolean())
                .count();
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(item -> item.path(field).asText()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OrdinalSet", "StatefulSet"})
    void a_rollout_is_held_restarted_and_taken_back(String kind) throws Exception {
        String name = "steer-" + kind.toLowerCase(Locale.ROOT);
        String web = SHOP + "/" + name;
        create(name, kind, "");
        json("POST", web + "/pause", "");
        json(
                "PATCH",
                web,
                "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"main\",\"image\":\"shop:2\"}]}}}}",
                "Content-Type",
                "application/strategic-merge-patch+json");
        JsonNode two = until(web + "/revisions", list -> list.path("items").size() == 2)
                .path("items");
        assertThat(texts(two, "number")).containsExactly("2", "1");
        assertThat(texts(two, "present")).containsExactly("true", "false");
        assertThat(two.at("/1/pods").asInt()).as("paused").isEqualTo(2);
        JsonNode held = get(web + "/explain?ordinal=1");
        assertThat(texts(held.path("because"), "reason")).contains("HELD_BY_PAUSE");
        json("POST", web + "/resume", "");
        until(web + "/revisions", list -> list.at("/items/0/pods").asInt() == 2);
        ready(name, 2);
        assertThat(get(web + "/revisions/diff?from=1&to=2"))
                .isEqualTo(JSON.readTree(
                        "[{\"op\":\"replace\",\"path\":\"/spec/containers/0/image\",\"value\":\"shop:2\"}]"));
        assertThat(get(web + "/revisions/1")
                        .at("/template/spec/containers/0/image")
                        .asText())
                .isEqualTo("shop:1");
        JsonNode back = json("POST", web + "/rollback", "{\"revision\":1}", "Content-Type", "application/json");
        assertThat(back.at("/spec/template/spec/containers/0/image").asText()).isEqualTo("shop:1");
        JsonNode restarted = json("POST", web + "/restart", "");
        assertThat(restarted.at("/spec/template/metadata/annotations").has("kubectl.kubernetes.io/restartedAt"))
                .isTrue();
        until(web + "/revisions", list -> list.at("/items/0/pods").asInt() == 2);
    }

    @Test
    void a_dry_run_tells_object_difference_and_plan_and_stores_nothing() throws Exception {
        String web = SHOP + "/rehearsed";
        JsonNode made = json("POST", SHOP + "?dryRun=true", manifest("rehearsed", KIND, ""), "Content-Type", YAML);
        assertThat(made.at("/diff/0/op").asText()).isEqualTo("add");
        assertThat(texts(made.at("/plan/steps"), "action"))
                .containsExactly("create-revision", "create-pod", "create-pod");
        assertThat(made.at("/plan/complete").asBoolean()).isTrue();
        assertThat(send("GET", web, "").statusCode()).isEqualTo(404);
        create("rehearsed", KIND, "");
        JsonNode more = json("PUT", web + "/scale?dryRun=true", "{\"replicas\":4}", "Content-Type", "application/json");
        assertThat(more.path("diff"))
                .isEqualTo(JSON.readTree("[{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":4}]"));
        assertThat(texts(more.at("/plan/steps"), "name")).containsExactly("rehearsed-2", "rehearsed-3");
        JsonNode gone = json("DELETE", web + "?dryRun=true", "");
        assertThat(texts(gone.at("/plan/steps"), "action"))
                .containsExactly("delete-pod", "delete-pod", "remove-finalizer");
        JsonNode diff =
                json("POST", web + "/diff", manifest("rehearsed", KIND, "minReadySeconds: 3"), "Content-Type", YAML);
        assertThat(diff.toString()).isEqualTo("[{\"op\":\"add\",\"path\":\"/spec/minReadySeconds\",\"value\":3}]");
        assertThat(get(web).at("/spec/replicas").asInt()).isEqualTo(2);
        ready("rehearsed", 2);
    }

    @Test
    void a_pod_is_deleted_by_who_it_is() throws Exception {
        create("picked", KIND, "updateStrategy: {type: OnDelete}");
        String pods = SHOP + "/picked/pods";
        String uid = get(pods).at("/items/0/uid").asText();
        assertThat(send("DELETE", pods + "/0", "").statusCode()).isEqualTo(400);
        assertThat(send("DELETE", pods + "/0?uid=another", "").statusCode()).isEqualTo(412);
        assertThat(send("DELETE", pods + "/7?uid=" + uid, "").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", pods + "/0?dryRun=true&uid=" + uid, "").statusCode())
                .isEqualTo(202);
        assertThat(get(pods).at("/items/0/uid").asText()).isEqualTo(uid);
        assertThat(send("DELETE", pods + "/0?uid=" + uid, "").statusCode()).isEqualTo(202);
        until(
                pods,
                list -> ready(list) == 2 && !list.at("/items/0/uid").asText().equals(uid));
        assertThat(send("DELETE", pods + "/0?uid=" + uid, "").statusCode()).isEqualTo(412);
        assertThat(send("DELETE", SHOP + "/none/pods/0?uid=" + uid, "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_log_is_that_of_the_ordinals_container() throws Exception {
        create("told", KIND, "");
        String log = SHOP + "/told/pods/1/logs";
        HttpResponse<String> whole = send("GET", log, "");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
        assertThat(whole.headers().firstValue("Ordinal-Container")).hasValue("main");
        assertThat(whole.body()).startsWith("simulated: ").contains("\nPulling: ", "\nStarted: ");
        assertThat(send("GET", log + "?tail=1&timestamps=true", "").body().lines())
                .hasSize(2)
                .last(InstanceOfAssertFactories.STRING)
                .matches("\\d{4}-\\d\\d-\\d\\dT.*Z Started: .*");
        assertThat(send("GET", log + "?container=none", "").statusCode()).isEqualTo(400);
        assertThat(send("GET", log + "?follow=maybe", "").body()).contains("accepted: true, false");
        assertThat(send("GET", SHOP + "/told/pods/7/logs", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", SHOP + "/none/pods/0/logs", "").statusCode()).isEqualTo(404);
    }

    @Test
    void a_log_is_followed_until_its_container_ends() throws Exception {
        create("followed", KIND, "");
        var lines = HTTP.sendAsync(
                        HttpRequest.newBuilder(root.resolve(SHOP + "/followed/pods/1/logs?follow=true"))
                                .timeout(PATIENCE)
                                .build(),
                        HttpResponse.BodyHandlers.ofLines())
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .body()
                .iterator();
        assertThat(lines.next()).as("comes while the container runs").startsWith("simulated: ");
        json("PUT", SHOP + "/followed/scale", "{\"replicas\":1}", "Content-Type", "application/json");
        List<String> rest = new ArrayList<>();
        lines.forEachRemaining(rest::add);
        assertThat(rest).contains("Killing: Stopping container");
    }

    @Test
    void a_service_is_changed_where_that_leaves_it_the_workloads() throws Exception {
        create("served", KIND, "");
        String services = SHOP + "/served/services";
        JsonNode one = get(services).path("items");
        assertThat(texts(one, "name")).containsExactly("served");
        assertThat(one.at("/0/governing").asBoolean()).isTrue();
        assertThat(one.at("/0/headless").asBoolean()).isTrue();
        assertThat(one.at("/0/dns").asText()).isEqualTo("served.default.svc");
        String merge = "application/merge-patch+json";
        String ports = "{\"spec\":{\"ports\":[{\"name\":\"web\",\"port\":8080}]}}";
        json("PATCH", services + "/served?dryRun=true", ports, "Content-Type", merge);
        assertThat(get(services).at("/items/0/ports/0/port").asInt()).isEqualTo(80);
        json("PATCH", services + "/served", ports, "Content-Type", merge);
        assertThat(get(services).at("/items/0/ports/0/port").asInt()).isEqualTo(8080);
        String strategic = "application/strategic-merge-patch+json";
        json(
                "PATCH",
                services + "/served",
                "{\"spec\":{\"ports\":[{\"name\":\"more\",\"port\":9100}]}}",
                "Content-Type",
                strategic);
        assertThat(texts(get(services).at("/items/0/ports"), "port")).containsExactly("8080", "9100");
        HttpResponse<String> other = send(
                "PATCH",
                services + "/served",
                "{\"spec\":{\"selector\":{\"app\":\"another\"}}}",
                "Content-Type",
                merge);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(other.body()).at("/faults/0/pointer").asText()).isEqualTo("/spec/selector");
        assertThat(send("PATCH", services + "/served", ports, "Content-Type", merge, "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(send("PATCH", services + "/kubernetes", ports, "Content-Type", merge)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_pods_use_is_shown_where_it_is_measured() throws Exception {
        create("used", KIND, "");
        assertThat(get(SHOP + "/used/metrics").toString()).isEqualTo("{\"measured\":false,\"items\":[]}");
        assertThat(send("GET", SHOP + "/none/metrics", "").statusCode()).isEqualTo(404);
    }

    @Test
    void claims_and_events_are_those_of_the_workload() throws Exception {
        create("stored", KIND, """
                volumeClaimTemplates:
                  - metadata: {name: data}
                    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                """);
        JsonNode claims = get(SHOP + "/stored/claims").path("items");
        assertThat(texts(claims, "name")).containsExactly("data-stored-0", "data-stored-1");
        assertThat(claims.at("/0/requested").asText()).isEqualTo("1Gi");
        assertThat(claims.at("/0/phase").asText()).isEqualTo("Bound");
        assertThat(claims.at("/0/kept").asBoolean()).isTrue();
        JsonNode events =
                until(SHOP + "/stored/events", list -> list.path("items").size() >= 2);
        assertThat(texts(events.path("items"), "object")).containsOnly("OrdinalSet/stored");
        assertThat(get(SHOP + "/stored/events?ordinal=1").path("items").isArray())
                .isTrue();
    }

    static Stream<Arguments> catalog() {
        return Stream.of(
                arguments("/api/v1/catalog/namespaces", "default"),
                arguments("/api/v1/catalog/namespaces/default/configmaps", "settings"),
                arguments("/api/v1/catalog/namespaces/default/secrets", "registry"),
                arguments("/api/v1/catalog/namespaces/default/secrets?type=kubernetes.io/dockerconfigjson", "registry"),
                arguments("/api/v1/catalog/nodes", "node-0"),
                arguments("/api/v1/catalog/storageclasses", "standard"));
    }

    @ParameterizedTest
    @MethodSource("catalog")
    void the_catalog_names_what_there_is_and_no_value(String path, String name) throws Exception {
        String companion = manifest("catalog", KIND, "")
                + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {color: very-blue}\n";
        json("PUT", SHOP + "/catalog", companion, "Content-Type", YAML);
        send(
                "POST",
                "/api/v1/namespaces/default/pullsecrets",
                "{name: registry, server: registry.example, username: me, password: very-secret}",
                "Content-Type",
                YAML);
        HttpResponse<String> answer = send("GET", path, "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(texts(JSON.readTree(answer.body()).path("items"), "name")).contains(name);
        assertThat(answer.body()).doesNotContain("very-blue", "very-secret", "dmVyeS");
        HttpResponse<String> yaml = send("GET", path, "", "Accept", YAML);
        assertThat(yaml.body()).startsWith("items:").contains("name: \"" + name + "\"");
    }

    static Stream<Arguments> refused() {
        String merge = "application/merge-patch+json";
        return Stream.of(
                arguments("PATCH", "/refused", merge, "{\"spec\":{\"replicas\":-1}}", 422, "/spec/replicas"),
                arguments("PATCH", "/refused", merge, "{\"metadata\":{\"name\":\"x\"}}", 422, "/metadata/name"),
                arguments("PATCH", "/refused", "application/json-patch+json", "[{\"op\":\"put\"}]", 400, "/0/op"),
                arguments("PATCH", "/refused", "application/json", "{}", 415, ""),
                arguments("PATCH", "/none", merge, "{}", 404, ""),
                arguments("POST", "/refused/rollback", "application/json", "{\"revision\":9}", 404, "/revision"),
                arguments("POST", "/refused/rollback", "application/json", "{\"revision\":0}", 422, "/revision"),
                arguments("POST", "/refused/restart", "application/json", "{\"a\":1}", 422, ""),
                arguments("POST", "/refused/pause?now=true", "", "", 400, ""),
                arguments("GET", "/refused/explain?ordinal=9", "", "", 404, ""),
                arguments("GET", "/refused/explain", "", "", 400, ""),
                arguments("GET", "/refused/revisions/9", "", "", 404, ""),
                arguments("GET", "/refused/revisions/diff?from=x", "", "", 400, ""),
                arguments("GET", "/none/events", "", "", 404, ""),
                arguments("GET", "/none/claims", "", "", 404, ""),
                arguments("GET", "/none/pods", "", "", 404, ""));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_refusal_points_at_the_fault(String method, String path, String type, String body, int status, String pointer)
            throws Exception {
        json("PUT", SHOP + "/refused", manifest("refused", KIND, ""), "Content-Type", YAML);
        ready("refused", 2);
        HttpResponse<String> answer = type.isEmpty()
                ? send(method, SHOP + path, body)
                : send(method, SHOP + path, body, "Content-Type", type);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(texts(JSON.readTree(answer.body()).path("faults"), "pointer"))
                .contains(pointer);
    }

    @Test
    void who_asks_is_told_what_is_allowed() throws Exception {
        JsonNode allowed = get("/api/v1/access?namespace=default");
        assertThat(allowed.path("namespace").asText()).isEqualTo("default");
        assertThat(allowed.at("/verbs/workloads").size()).isEqualTo(7);
        assertThat(allowed.at("/verbs/pods/0").asText()).isEqualTo("delete");
    }
}
