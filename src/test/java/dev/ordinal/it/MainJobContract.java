package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ordinal.it.SseWatcher.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What Ordinal is for, seen from outside: the same tests against every cluster. After each, no law of ordering was broken by any
 * pod's event.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MainJobContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String YAML = "application/yaml";

    private Stage stage;

    @RegisterExtension
    final TellOnFailure tellLog = new TellOnFailure(() -> stage.ordinal().tail());

    abstract Stage open() throws IOException, GeneralSecurityException;

    @BeforeAll
    void start() throws IOException, GeneralSecurityException {
        stage = open();
    }

    @AfterAll
    void end() throws IOException {
        if (stage != null) {
            stage.close();
        }
    }

    @AfterEach
    void noLawWasBroken() {
        stage.pods().check();
    }

    @Test
    void aSetClimbsAndDescendsInOrderAndSubscribersAreToldEachStepAndWhy() throws IOException {
        Wish web = stage.wish(Wish.Kind.OrdinalSet, "web");
        RestClient rest = stage.rest();
        assertThat(rest.create(web.yaml(0)).is(201).headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/workloads/web"));
        try (SseWatcher stream = SseWatcher.of(stage.ordinal(), stage.namespace() + "/web")) {
            stream.awaitEvent("snapshot.end", event -> event.name().equals("snapshot.end"));
            assertThat(rest.scale("web", 5).is(200).body().path("replicas").asInt())
                    .isEqualTo(5);
            stage.pods().awaitReady("web", 5);
            rest.scale("web", 2).is(200);
            stage.pods().awaitReady("web", 2);
            rest.delete("web").is(202);
            stage.awaitGone(web);
            stream.awaitEvent("the end", event -> event.name().equals("workload.deleted"));

            assertThat(stage.pods().laws().steps("web"))
                    .containsExactly(
                            "+web-0", "+web-1", "+web-2", "+web-3", "+web-4", "-web-4", "-web-3", "-web-2", "-web-1",
                            "-web-0");
            assertThat(stream.lines("pod.created", "pod.ready"))
                    .isEqualTo(IntStream.range(0, 5)
                            .boxed()
                            .flatMap(i -> Stream.of("pod.created " + i + " FILLING_ORDINAL", "pod.ready " + i))
                            .toList());
            assertThat(stream.lines("pod.gone"))
                    .containsExactly("pod.gone 4", "pod.gone 3", "pod.gone 2", "pod.gone 1", "pod.gone 0");
            assertThat(stream.lines("pod.terminating"))
                    .isSubsetOf(
                            "pod.terminating 4 SCALING_DOWN",
                            "pod.terminating 3 SCALING_DOWN",
                            "pod.terminating 2 SCALING_DOWN",
                            "pod.terminating 1 DELETING_IN_ORDER",
                            "pod.terminating 0 DELETING_IN_ORDER");
            assertThat(stream.events()).extracting(Event::name).startsWith("snapshot", "snapshot.end");
            assertThat(stream.events())
                    .extracting(event -> event.cloudEvent().path("id").asText())
                    .doesNotHaveDuplicates();
        }
        assertThat(stage.claims("data-web-")).as("claims outlive their set").hasSize(5);
    }

    @Test
    void aRehearsalTellsThePlanAndStoresNothing() throws IOException {
        Wish wish = stage.wish(Wish.Kind.OrdinalSet, "rehearsed");
        RestClient rest = stage.rest();
        RestClient.Reply first =
                rest.send("POST", "?dryRun=true", YAML, wish.yaml(2)).is(200);
        assertThat(steps(first)).containsSubsequence("create-pod rehearsed-0", "create-pod rehearsed-1");
        rest.get("rehearsed").is(404);
        rest.create(wish.yaml(2)).is(201);
        stage.pods().awaitReady("rehearsed", 2);
        RestClient.Reply more = rest.send(
                        "PUT", "/rehearsed?dryRun=true", YAML, wish.yaml(3).replace(":1", ":2"))
                .is(200);
        assertThat(steps(more)).contains("create-pod rehearsed-2", "delete-pod rehearsed-0");
        RestClient.Reply refused = rest.send(
                        "PUT",
                        "/rehearsed?dryRun=true",
                        YAML,
                        wish.yaml(3).replace("serviceName: rehearsed", "serviceName: another"))
                .is(422);
        assertThat(refused.body().at("/faults/0/pointer").asText()).isEqualTo("/spec/serviceName");
        assertThat(rest.get("rehearsed").body().at("/spec/replicas").asInt()).isEqualTo(2);
        assertThat(stage.pods().laws().steps("rehearsed")).containsExactly("+rehearsed-0", "+rehearsed-1");
    }

    private static List<String> steps(RestClient.Reply rehearsal) {
        return rehearsal
                .body()
                .at("/plan/steps")
                .valueStream()
                .map(step ->
                        step.path("action").asText() + " " + step.path("name").asText())
                .toList();
    }

    @Test
    void theServiceOfAWorkloadIsShownAndChanged() throws IOException {
        RestClient rest = stage.rest();
        rest.create(stage.wish(Wish.Kind.OrdinalSet, "served").yaml(1)).is(201);
        stage.pods().awaitReady("served", 1);
        String patch = "{\"spec\": {\"ports\": [{\"name\": \"more\", \"port\": 9100}]}}";
        String type = "application/strategic-merge-patch+json";
        rest.send("PATCH", "/served/services/served", type, patch).is(200);
        JsonNode service =
                rest.send("GET", "/served/services", "", "").is(200).body().at("/items/0");
        assertThat(service.path("governing").asBoolean()).isTrue();
        assertThat(service.path("ports")
                        .valueStream()
                        .map(port -> port.path("name").asText()))
                .containsExactly("http", "more");
        String anothers = "{\"spec\": {\"selector\": {\"app\": \"another\"}}}";
        assertThat(rest.send("PATCH", "/served/services/served", type, anothers)
                        .is(422)
                        .body()
                        .at("/faults/0/pointer")
                        .asText())
                .isEqualTo("/spec/selector");
        assertThat(rest.send("GET", "/served/metrics", "", "").is(200).text())
                .isEqualTo("{\"measured\":false,\"items\":[]}");
    }

    /** EXPLAINED. */
    @Test
    void aStatusThatIsNotThereYetSaysWhy() throws IOException {
        Wish wish = stage.wish(Wish.Kind.OrdinalSet, "explained");
        RestClient rest = stage.rest();
        try (SseWatcher stream = SseWatcher.of(stage.ordinal(), stage.namespace() + "/explained")) {
            rest.create(wish.yaml(3)).is(201);
            stage.pods().awaitReady("explained", 3);
            rest.delete("explained").is(202);
            stream.awaitEvent("the end", event -> event.name().equals("workload.deleted"));
            assertThat(stream.events())
                    .filteredOn(event -> event.data().has("replicas"))
                    .filteredOn(event -> event.data().at("/replicas/ready").asInt()
                            != event.data().at("/replicas/desired").asInt())
                    .isNotEmpty()
                    .allMatch(event -> event.data().path("reason").isTextual());
        }
    }

    @Test
    void requestsFromTheQueueDoTheSameAndAreAcknowledgedOnceStored() throws Exception {
        Wish wish = stage.wish(Wish.Kind.OrdinalSet, "queued");
        String subject = stage.namespace() + "/queued";
        try (KafkaClient kafka = new KafkaClient(stage.ordinal().broker())) {
            var apply =
                    kafka.send(CloudEvent.structured(new CloudEvent.Attributes("a", "apply", subject), wish.yaml(1)));
            kafka.awaitAcknowledged(apply);
            assertThat(stage.stored(wish).at("/spec/replicas").asInt()).isEqualTo(1);
            stage.pods().awaitReady("queued", 1);

            var scale = kafka.send(CloudEvent.binary(
                    new CloudEvent.Attributes("b", "scale", subject), RestClient.JSON, "{\"replicas\": 3}"));
            kafka.awaitAcknowledged(scale);
            assertThat(stage.stored(wish).at("/spec/replicas").asInt()).isEqualTo(3);
            stage.pods().awaitReady("queued", 3);

            var again = kafka.send(
                    CloudEvent.binary(new CloudEvent.Attributes("c", "apply", subject), RestClient.YAML, wish.yaml()));
            kafka.awaitAcknowledged(again);
            assertThat(stage.stored(wish).at("/spec/revisionHistoryLimit").asInt())
                    .isEqualTo(5);

            var delete = kafka.send(CloudEvent.structured(new CloudEvent.Attributes("d", "delete", subject), ""));
            kafka.awaitAcknowledged(delete);
            stage.awaitGone(wish);
            assertThat(kafka.committed(delete.partition())).isEqualTo(delete.offset() + 1);
        }
        assertThat(stage.pods().laws().steps("queued"))
                .containsExactly("+queued-0", "+queued-1", "+queued-2", "-queued-2", "-queued-1", "-queued-0");
    }

    @Test
    void aRedeliveredApplyDoesNotBringADeletedWorkloadBack() throws Exception {
        Wish wish = stage.wish(Wish.Kind.OrdinalSet, "deleted");
        String subject = stage.namespace() + "/deleted";
        CloudEvent apply = CloudEvent.structured(new CloudEvent.Attributes("once", "apply", subject), wish.yaml(1));
        try (KafkaClient kafka = new KafkaClient(stage.ordinal().broker())) {
            kafka.send(apply);
            kafka.awaitAcknowledged(kafka.send(apply));
            stage.pods().awaitReady("deleted", 1);
            kafka.send(CloudEvent.structured(new CloudEvent.Attributes("gone", "delete", subject), ""));
            stage.awaitGone(wish);

            kafka.awaitAcknowledged(kafka.send(apply));
            assertThat(stage.look(wish).code()).isEqualTo(404);
            var fresh = CloudEvent.structured(new CloudEvent.Attributes("anew", "apply", subject), wish.yaml(1));
            kafka.awaitAcknowledged(kafka.send(fresh));
            assertThat(stage.look(wish).code())
                    .as("a new wish is no redelivery")
                    .isEqualTo(200);
        }
    }

    @Test
    void aStatefulSetWithItsServiceGoesInUnchangedAndNothingIsLost() throws IOException {
        Wish db = stage.wish(Wish.Kind.StatefulSet, "db");
        String service = """
                apiVersion: v1
                kind: Service
                metadata: {name: db, labels: {app: db}}
                spec:
                  clusterIP: None
                  selector: {app: db}
                  ports: [{name: http, port: 80, targetPort: http}]
                """;
        RestClient rest = stage.rest();
        rest.create(service + "---\n" + db.yaml(2)).is(201);
        stage.pods().awaitReady("db", 2);

        JsonNode headless = stage.kube().get("/api/v1/namespaces/" + stage.namespace() + "/services/db");
        assertThat(Trees.lost(new YAMLMapper().readTree(service), headless)).isEmpty();
        assertThat(Trees.lost(new YAMLMapper().readTree(db.yaml(2)), stage.stored(db)))
                .isEmpty();
        assertThat(Trees.lost(
                        new YAMLMapper().readTree(db.yaml(2)),
                        rest.get("db").is(200).body()))
                .isEmpty();
        JsonNode pod = stage.pods().laws().pod("db-1").orElseThrow();
        assertThat(pod.at("/spec/hostname").asText()).isEqualTo("db-1");
        assertThat(pod.at("/spec/subdomain").asText()).isEqualTo("db");

        rest.delete("db").is(202);
        stage.awaitGone(db);
        assertThat(stage.pods().laws().steps("db")).containsExactly("+db-0", "+db-1", "-db-1", "-db-0");
    }

    @ParameterizedTest
    @EnumSource(Wish.Kind.class)
    void kubectlAloneIsEnough(Wish.Kind kind, @TempDir Path directory) throws IOException {
        Wish wish = stage.wish(kind, kind == Wish.Kind.OrdinalSet ? "byhand" : "byhandtoo");
        String object = kind.resource() + "/" + wish.name();
        Path file = Files.writeString(directory.resolve("wish.yaml"), wish.yaml(1));
        stage.kubectl("apply", "-f", file.toString()).succeeds();
        stage.pods().awaitReady(wish.name(), 1);
        stage.kubectl("scale", object, "--replicas=3").succeeds();
        stage.kubectl("wait", object, "--for=jsonpath={.status.readyReplicas}=3", "--timeout=30s")
                .succeeds();
        assertThat(stage.kubectl("get", object, "-o", "jsonpath={.status.replicas} {.status.observedGeneration}")
                        .succeeds())
                .isEqualTo("3 2");
        if (kind == Wish.Kind.OrdinalSet) {
            stage.kubectl("wait", object, "--for=condition=Ready", "--timeout=30s")
                    .succeeds();
            stage.kubectl("delete", object, "--timeout=30s").succeeds();
        } else {
            stage.kubectl("rollout", "status", object, "--timeout=30s").succeeds();
            stage.kubectl("scale", object, "--replicas=0").succeeds();
            stage.pods().awaitReady(wish.name(), 0);
            stage.kubectl("delete", object, "--timeout=30s").succeeds();
        }
        String name = wish.name();
        assertThat(stage.pods().laws().steps(name))
                .containsExactly(
                        "+" + name + "-0",
                        "+" + name + "-1",
                        "+" + name + "-2",
                        "-" + name + "-2",
                        "-" + name + "-1",
                        "-" + name + "-0");
    }

    @ParameterizedTest
    @EnumSource(Wish.Kind.class)
    void anApplyWithoutReplicasLeavesAScaleAlone(Wish.Kind kind) throws IOException {
        Wish wish = stage.wish(kind, kind == Wish.Kind.OrdinalSet ? "scaled" : "scaledtoo");
        RestClient rest = stage.rest();
        rest.apply(wish.name(), wish.yaml()).is(201);
        stage.pods().awaitReady(wish.name(), 1);
        stage.kubectl("scale", kind.resource() + "/" + wish.name(), "--replicas=2")
                .succeeds();
        rest.apply(wish.name(), wish.yaml().replace("revisionHistoryLimit: 5", "revisionHistoryLimit: 6"))
                .is(200);
        assertThat(stage.stored(wish).at("/spec/revisionHistoryLimit").asInt()).isEqualTo(6);
        assertThat(stage.stored(wish).at("/spec/replicas").asInt()).isEqualTo(2);
        stage.pods().awaitReady(wish.name(), 2);
    }

    @Test
    void aDeletedPodAndAFailedOneComeBackWithTheirNamesAndClaims() throws IOException {
        Wish wish = stage.wish(Wish.Kind.OrdinalSet, "lasting");
        stage.rest().create(wish.yaml(3)).is(201);
        stage.pods().awaitReady("lasting", 3);
        List<String> claims = stage.claims("data-lasting-");
        OrderLaws laws = stage.pods().laws();

        laws.excuse(laws.pod("lasting-1").orElseThrow().at("/metadata/uid").asText());
        stage.kubectl("delete", "pod", "lasting-1").succeeds();
        stage.pods().awaitDeleted("lasting-1", 1);
        stage.pods().awaitReady("lasting", 3);

        String pod = "/api/v1/namespaces/" + stage.namespace() + "/pods/lasting-0";
        ObjectNode failed = Kube.JSON.createObjectNode();
        failed.putObject("status").put("phase", "Failed").put("reason", "Evicted");
        assertThat(stage.kube()
                        .send("PATCH", pod + "/status", "application/merge-patch+json", failed)
                        .accepted())
                .isTrue();
        stage.pods().awaitDeleted("lasting-0", 1);
        stage.pods().awaitReady("lasting", 3);

        assertThat(laws.steps("lasting"))
                .containsExactly(
                        "+lasting-0",
                        "+lasting-1",
                        "+lasting-2",
                        "-lasting-1",
                        "+lasting-1",
                        "-lasting-0",
                        "+lasting-0");
        assertThat(stage.claims("data-lasting-")).isEqualTo(claims).hasSize(3);
    }

    @Test
    void aSecondWorkloadThatWantsTheSamePodsIsRefusedAndTheFirstNotTouched() throws IOException {
        Wish first = stage.wish(Wish.Kind.OrdinalSet, "owner");
        Wish second = stage.wish(Wish.Kind.StatefulSet, "thief");
        RestClient rest = stage.rest();
        rest.create(first.yaml(1)).is(201);
        stage.pods().awaitReady("owner", 1);
        JsonNode before = stage.stored(first);

        JsonNode problem = rest.create(second.yaml(1).replace("app: thief", "app: owner"))
                .is(409)
                .body();
        assertThat(problem.at("/faults/0/pointer").asText()).isEqualTo("/spec/selector");
        assertThat(problem.at("/faults/0/detail").asText()).contains("owner");
        assertThat(stage.look(second).code()).isEqualTo(404);
        assertThat(stage.stored(first).path("spec")).isEqualTo(before.path("spec"));
        assertThat(stage.pods().laws().steps("owner")).containsExactly("+owner-0");
    }

    @Test
    void aStrangersPodIsLeftAloneAndWaitedFor() throws IOException {
        Wish wish = stage.wish(Wish.Kind.OrdinalSet, "guest");
        String stranger = """
                {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "guest-1"},
                 "spec": {"containers": [{"name": "main", "image": "registry.example/other:1"}]}}
                """;
        String path = "/api/v1/namespaces/" + stage.namespace() + "/pods";
        assertThat(stage.kube()
                        .send("POST", path, RestClient.JSON, Kube.JSON.readTree(stranger))
                        .accepted())
                .isTrue();
        stage.rest().create(wish.yaml(2)).is(201);
        await("it says why it waits")
                .atMost(PATIENCE)
                .until(() ->
                        stage.stored(wish).at("/status/waits/0/reason").asText().equals("NAME_TAKEN"));
        assertThat(stage.pods().laws().deleted("guest-1")).isZero();
        stage.kubectl("delete", "pod", "guest-1").succeeds();
        stage.pods().awaitReady("guest", 2);
    }
}
