package dev.ordinal.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The doors with a cluster behind them that lives: what is asked is done, and what is shown is there. */
@QuarkusTest
@TestProfile(LiveCluster.Profile.class)
class LiveTest extends LiveDoors {
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
        HttpResponse<String> high =
                send("PATCH", services + "/served", ports.replace("8080", "91000"), "Content-Type", merge);
        assertThat(high.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(high.body()).at("/faults/0/pointer").asText()).isEqualTo("/spec/ports/0/port");
        assertThat(send("PATCH", services + "/kubernetes", ports, "Content-Type", merge)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_service_is_read_whole_with_the_tag_that_a_change_of_it_names() throws Exception {
        create("whole", KIND, "");
        String path = SHOP + "/whole/services/whole";
        HttpResponse<String> read = send("GET", path, "");
        JsonNode service = JSON.readTree(read.body());
        assertThat(service.path("kind").asText()).isEqualTo("Service");
        assertThat(service.at("/spec/clusterIP").asText()).isEqualTo("None");
        assertThat(service.at("/metadata/ownerReferences/0/name").asText()).isEqualTo("whole");
        assertThat(service.path("metadata").has("managedFields")).isFalse();
        assertThat(send("GET", path, "", "Accept", YAML).body()).contains("kind: \"Service\"", "clusterIP: \"None\"");
        String tag = read.headers().firstValue("ETag").orElse("");
        assertThat(send("GET", path, "", "If-None-Match", tag).statusCode()).isEqualTo(304);
        String patch = "{\"spec\":{\"publishNotReadyAddresses\":true}}";
        String merge = "application/merge-patch+json";
        HttpResponse<String> changed = send("PATCH", path, patch, "Content-Type", merge, "If-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        HttpResponse<String> again = send("GET", path, "", "If-None-Match", tag);
        assertThat(again.headers().firstValue("ETag"))
                .isEqualTo(changed.headers().firstValue("ETag"))
                .isNotEqualTo(Optional.of(tag));
        assertThat(JSON.readTree(again.body())).isEqualTo(JSON.readTree(changed.body()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubernetes", "none", "A", "a.b"})
    void a_service_that_is_not_the_workloads_is_not_found_at_it(String other) throws Exception {
        json("PUT", SHOP + "/alone", manifest("alone", KIND, ""), "Content-Type", YAML);
        HttpResponse<String> answer = send("GET", SHOP + "/alone/services/" + other, "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(answer.body()).path("type").asText()).isEqualTo("/problems/not-found");
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
                arguments("/api/v1/catalog/namespaces/default/services?text=cata", "catalog"),
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
