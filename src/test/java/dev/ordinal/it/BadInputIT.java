package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.it.RestClient.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong is refused clearly at both doors, and nothing in the cluster changes. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class BadInputIT {
    private Stage stage;
    private RestClient rest;
    private KafkaClient kafka;
    private Wish good;
    private String before;
    private int sent;

    @BeforeAll
    void start() throws IOException, GeneralSecurityException {
        stage = Stage.embedded(BadInputIT.class);
        rest = stage.rest();
        kafka = new KafkaClient(stage.ordinal().broker());
        good = stage.wish(Wish.Kind.OrdinalSet, "good");
        rest.create(good.yaml(1)).is(201);
        stage.pods().awaitReady("good", 1);
    }

    @AfterAll
    void end() throws IOException {
        if (stage != null) {
            kafka.close();
            rest.close();
            stage.close();
        }
    }

    @BeforeEach
    void remember() throws IOException {
        before = everything();
    }

    @AfterEach
    void nothingChanged() throws IOException {
        assertThat(everything()).isEqualTo(before);
        stage.pods().check();
    }

    /** What is wanted in this namespace, as it is stored. */
    private String everything() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Wish.Kind kind : Wish.Kind.values()) {
            for (JsonNode object :
                    stage.kube().get(kind.path(stage.namespace())).path("items")) {
                all.append(kind).append(object.path("metadata").path("name")).append(object.path("spec"));
            }
        }
        stage.kube()
                .get("/api/v1/namespaces/" + stage.namespace() + "/services")
                .path("items")
                .forEach(service -> all.append(service.at("/metadata/name")));
        return all.toString();
    }

    static List<BadRequest> requests() {
        return BadRequest.of(new Wish(Wish.Kind.OrdinalSet, "bad", "standard"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void atTheRestDoor(BadRequest bad) throws IOException {
        refused(rest.create(bad.body()), bad.status(), bad.pointer(), bad.hint());
        refused(rest.apply("bad", bad.body()), bad.status(), bad.pointer(), bad.hint());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void fromTheQueue(BadRequest bad) throws IOException {
        CloudEvent binary = CloudEvent.binary(attributes("apply", "bad"), RestClient.YAML, bad.body());
        putAside(binary, "/data" + bad.pointer(), bad.hint());
        String within = bad.status() == BadRequest.TOO_LARGE ? "" : "/data" + bad.pointer();
        putAside(CloudEvent.structured(attributes("apply", "bad"), bad.body()), within, bad.hint());
    }

    @Test
    void aWorkloadOfThisNameAndTheOtherKind() throws IOException {
        String other = new Wish(Wish.Kind.StatefulSet, "good", good.storageClass()).yaml(1);
        refused(rest.apply("good", other), 409, "/kind", "OrdinalSet");
        putAside(CloudEvent.structured(attributes("apply", "good"), other), "/data/kind", "OrdinalSet");
    }

    @Test
    void aSecondWorkloadThatWantsTheSamePods() throws IOException {
        String thief = new Wish(Wish.Kind.OrdinalSet, "bad", good.storageClass())
                .yaml(1)
                .replace("app: bad", "app: good");
        refused(rest.create(thief), 409, "/spec/selector", "good");
        putAside(CloudEvent.structured(attributes("apply", "bad"), thief), "/data/spec/selector", "good");
    }

    @Test
    void aChangeOfWhatIsFixed() throws IOException {
        String moved = good.yaml(1).replace("serviceName: good", "serviceName: elsewhere");
        refused(rest.apply("good", moved), 422, "/spec/serviceName", "good");
        putAside(CloudEvent.structured(attributes("update", "good"), moved), "/data/spec/serviceName", "good");
    }

    @Test
    void aNameThatLeavesNoRoomForARevision() throws IOException {
        String name = "a".repeat(53);
        String yaml = new Wish(Wish.Kind.OrdinalSet, name, good.storageClass()).yaml(1);
        refused(rest.create(yaml), 422, "/metadata/name", "52");
        putAside(CloudEvent.structured(attributes("apply", name), yaml), "/data/metadata/name", "52");
    }

    @Test
    void aScaleBelowNothingOrOfNothing() throws IOException {
        refused(rest.scale("good", -1), 422, "/replicas", "-1");
        refused(rest.scale("nobody", 1), 404, "", "nobody");
        putAside(scale("good", "-1"), "/data/replicas", "-1");
        putAside(scale("nobody", "1"), null, "nobody");
    }

    private CloudEvent scale(String name, String replicas) {
        return CloudEvent.binary(attributes("scale", name), RestClient.JSON, "{\"replicas\": " + replicas + "}");
    }

    @Test
    void aContentTypeThatNobodyReads() throws IOException {
        Reply reply = rest.send("POST", "", "text/plain", good.yaml(1));
        assertThat(reply.is(415).body().path("detail").asText()).contains("application/yaml");
        putAside(CloudEvent.binary(attributes("apply", "bad"), "text/plain", good.yaml(1)), null, "application/yaml");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"type", "id", "source", "subject", "specversion"})
    void anEventWithoutWhatEveryEventHas(String attribute) throws IOException {
        CloudEvent whole = CloudEvent.binary(attributes("delete", "good"), RestClient.JSON, "");
        Map<String, String> headers = new HashMap<>(whole.headers());
        headers.remove("ce_" + attribute);
        putAside(new CloudEvent(whole.subject(), whole.body(), headers), "/" + attribute, "missing");

        JsonNode event = Kube.JSON.readTree(
                CloudEvent.structured(attributes("delete", "good"), "").body());
        ((com.fasterxml.jackson.databind.node.ObjectNode) event).remove(attribute);
        Map<String, String> structured = Map.of("content-type", "application/cloudevents+json");
        putAside(new CloudEvent(whole.subject(), event.toString(), structured), "/" + attribute, "missing");
    }

    @Test
    void aTypeThatNobodyKnowsAndBytesThatAreNoEvent() throws IOException {
        putAside(CloudEvent.structured(attributes("explode", "good"), ""), "/type", "dev.ordinal.request.apply.v1");
        putAside(new CloudEvent("k", "{\"specversion\":", Map.of()), null, "");
        putAside(new CloudEvent("k", "", Map.of()), null, "");
    }

    private CloudEvent.Attributes attributes(String type, String name) {
        return new CloudEvent.Attributes("bad-" + sent++, type, stage.namespace(), name);
    }

    private static void refused(Reply reply, int status, String pointer, String hint) {
        JsonNode problem = reply.is(status).body();
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asText()).startsWith("/problems/");
        assertThat(problem.path("faults")).as(reply.text()).anySatisfy(fault -> {
            assertThat(fault.path("pointer").asText()).isEqualTo(pointer);
            assertThat(fault.path("detail").asText()).contains(hint);
        });
    }

    /** @param pointer that some fault must have; null where only the reason is of interest */
    private void putAside(CloudEvent bad, String pointer, String hint) throws IOException {
        RecordMetadata at = kafka.send(bad);
        KafkaClient.DeadLetter letter = kafka.awaitDead(at);
        assertThat(new String(letter.body(), StandardCharsets.UTF_8)).isEqualTo(bad.body());
        bad.headers().forEach((name, value) -> assertThat(letter.header(name)).isEqualTo(value));
        assertThat(letter.header("ordinal-refusal-kind")).isNotEmpty();
        JsonNode problem = Kube.JSON.readTree(letter.header("ordinal-refusal"));
        assertThat(problem.path("faults")).as(problem.toString()).anySatisfy(fault -> {
            assertThat(fault.path("detail").asText()).contains(hint);
            if (pointer != null) {
                assertThat(fault.path("pointer").asText()).isEqualTo(pointer);
            }
        });
        kafka.awaitAcknowledged(at);
    }
}
