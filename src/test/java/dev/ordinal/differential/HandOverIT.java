package dev.ordinal.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.it.ControlPlane;
import dev.ordinal.it.ControlPlane.StatefulSets;
import dev.ordinal.it.Kube;
import dev.ordinal.it.NeedsControlPlane;
import dev.ordinal.it.OrdinalProcess;
import dev.ordinal.it.OrdinalProcess.Launch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A StatefulSet passes from the built-in controller to Ordinal and back, or the other way: no pod and no revision is made for it. */
@NeedsControlPlane
@Tag("slow")
class HandOverIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PORT = Integer.getInteger("handover.port", 18200);
    private static final String LEASE = "hand-over";
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private ControlPlane plane;
    private Side side;
    private OrdinalProcess ordinal;

    /** Who runs the StatefulSets. */
    enum Who {
        BUILT_IN,
        ORDINAL;

        Who other() {
            return this == BUILT_IN ? ORDINAL : BUILT_IN;
        }
    }

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        plane = ControlPlane.up(PORT, StatefulSets.BUILT_IN);
        side = Side.open("hand-over", plane.kubeconfig());
    }

    @AfterEach
    void end() {
        endOrdinal();
        if (side != null) {
            side.close();
        }
        if (plane != null) {
            plane.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void itPassesOnAndBackIdleAndInMidRollout(Who first) throws IOException {
        if (first == Who.ORDINAL) {
            handTo(Who.ORDINAL);
        }
        Namespace idle = side.namespace("idle");
        Namespace canary = side.namespace("canary");
        Namespace rolling = side.namespace("rolling");
        List<Namespace> all = List.of(idle, canary, rolling);
        for (Namespace namespace : all) {
            create(namespace);
            runAll(namespace);
        }
        change(canary, "/spec/updateStrategy/rollingUpdate/partition", number(2));
        for (Namespace namespace : List.of(canary, rolling)) {
            change(namespace, "/spec/template", template(2));
            replaced(namespace, 2);
        }
        go(canary, PodDeed.RUN, 2);
        assertThat(canary.settle()).isEmpty();
        all.forEach(Namespace::take);

        handTo(first.other());
        scaled(idle, 4);
        assertThat(happened(idle))
                .as("whoever has it now is at work")
                .containsExactlyInAnyOrder("+data-web-3", "+web-3");
        assertThat(happened(canary)).as("a canary stays one").isEmpty();
        assertThat(happened(rolling)).as("web-2 is waited for").isEmpty();
        go(rolling, PodDeed.RUN, 2);
        replaced(rolling, 1);

        handTo(first);
        scaled(idle, 5);
        assertThat(happened(idle)).containsExactlyInAnyOrder("+data-web-4", "+web-4");
        assertThat(happened(canary)).isEmpty();
        assertThat(happened(rolling)).containsExactly("~web-1", "-web-1", "+web-1");
        go(rolling, PodDeed.RUN, 1);
        replaced(rolling, 0);
        go(rolling, PodDeed.RUN, 0);
        complete(rolling);
        assertThat(happened(rolling)).containsExactly("~web-0", "-web-0", "+web-0");
        assertThat(happened(canary)).isEmpty();
    }

    /** What came and went since the last look, revisions too. */
    private static List<String> happened(Namespace namespace) {
        return namespace.take().stream().map(Happening::toString).toList();
    }

    private static void complete(Namespace namespace) {
        await("the rollout is complete").atMost(PATIENCE).until(() -> {
            JsonNode status = set(namespace).path("status");
            return status.path("currentRevision").equals(status.path("updateRevision"))
                    && status.path("updatedReplicas").asInt() == 3;
        });
    }

    /** So that two controllers never fight: whose status the built-in one wrote since Ordinal started is not Ordinal's. */
    @Test
    void whatTheBuiltInControllerStillRunsIsLeftAlone() throws IOException {
        Namespace namespace = side.namespace("alone");
        String lease = "/apis/coordination.k8s.io/v1/namespaces/default/leases";
        Kube.Answer held = side.kube().send("POST", lease, "application/json", somebodysLease());
        assertThat(held.code()).as(held.message()).isEqualTo(201);
        ordinal = OrdinalProcess.start(launch());
        create(namespace);
        runAll(namespace);
        assertThat(ordinal.leads()).isFalse();
        side.kube().send("DELETE", lease + "/" + LEASE, "", null);
        await("Ordinal leads").atMost(PATIENCE).until(ordinal::leads);
        await("it says why it does nothing")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told()).contains("LEFT_ALONE"));

        plane.restartControllers(StatefulSets.NOBODY);
        namespace.take();
        change(namespace, "/spec/replicas", number(5));
        await("it is left alone")
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(5))
                .until(() -> namespace.state().of(Kind.POD).size() == 3);
        assertThat(namespace.take()).isEmpty();

        endOrdinal();
        ordinal = OrdinalProcess.start(launch());
        await("started anew, it takes it over").atMost(PATIENCE).until(() -> there(namespace, 3));
        assertThat(Happening.inOrder(namespace.take(), Kind.POD)).containsExactly("+web-3");
    }

    private void handTo(Who who) throws IOException {
        if (who == Who.ORDINAL) {
            plane.restartControllers(StatefulSets.NOBODY);
            ordinal = OrdinalProcess.start(launch());
            await("Ordinal leads").atMost(PATIENCE).until(ordinal::leads);
        } else {
            endOrdinal();
            plane.restartControllers(StatefulSets.BUILT_IN);
        }
    }

    private void endOrdinal() {
        if (ordinal != null) {
            ordinal.close();
            ordinal = null;
        }
    }

    private Launch launch() {
        Path home = Path.of("target", "it-state", "hand-over-" + System.currentTimeMillis());
        return new Launch(Optional.of(plane.kubeconfig()), home, LEASE, false).with(ControlPlane.settings());
    }

    /** Held by somebody who does not renew it, for an hour. */
    private static ObjectNode somebodysLease() {
        ObjectNode lease = Kube.JSON
                .createObjectNode()
                .put("apiVersion", "coordination.k8s.io/v1")
                .put("kind", "Lease");
        lease.putObject("metadata").put("name", LEASE);
        String now = MICROS.format(Instant.now());
        lease.putObject("spec")
                .put("holderIdentity", "somebody")
                .put("leaseDurationSeconds", 3600)
                .put("acquireTime", now)
                .put("renewTime", now);
        return lease;
    }

    private String told() throws IOException, InterruptedException {
        URI uri = URI.create(ordinal.address() + "/api/v1/namespaces/alone/workloads");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static void create(Namespace namespace) {
        ObjectNode set =
                Kube.JSON.createObjectNode().put("apiVersion", "apps/v1").put("kind", "StatefulSet");
        set.putObject("metadata").put("name", "web");
        ObjectNode spec = set.putObject("spec").put("replicas", 3).put("serviceName", "web");
        spec.putObject("selector").putObject("matchLabels").put("app", "web");
        spec.set("template", template(1));
        ObjectNode claim = spec.putArray("volumeClaimTemplates").addObject();
        claim.putObject("metadata").put("name", "data");
        ObjectNode wanted = claim.putObject("spec");
        wanted.putArray("accessModes").add("ReadWriteOnce");
        wanted.putObject("resources").putObject("requests").put("storage", "1Gi");
        assertThat(namespace.send(Kind.SET, Call.create(set)).code()).isEqualTo(201);
    }

    private static ObjectNode template(int version) {
        ObjectNode template = Kube.JSON.createObjectNode();
        template.putObject("metadata").putObject("labels").put("app", "web");
        template.putObject("spec")
                .putArray("containers")
                .addObject()
                .put("name", "main")
                .put("image", "registry.example/web:" + version);
        return template;
    }

    private static void change(Namespace namespace, String path, JsonNode value) {
        ArrayNode patch = Kube.JSON.createArrayNode();
        patch.addObject().put("op", "add").put("path", path).set("value", value);
        assertThat(namespace.send(Kind.SET, Call.patch("web", patch)).code()).isEqualTo(200);
    }

    /** All three come up, and the set is at rest. */
    private static void runAll(Namespace namespace) {
        for (int ordinal = 0; ordinal < 3; ordinal++) {
            go(namespace, PodDeed.RUN, ordinal);
        }
        assertThat(namespace.settle()).isEmpty();
    }

    private void scaled(Namespace namespace, int replicas) {
        change(namespace, "/spec/replicas", number(replicas));
        go(namespace, PodDeed.RUN, replicas - 1);
        assertThat(namespace.settle()).isEmpty();
    }

    /** Whoever is in charge asks the pod to go, the kubelet takes it away, and its successor appears. */
    private static void replaced(Namespace namespace, int ordinal) {
        String former = State.uid(pod(namespace, ordinal).orElseThrow());
        go(namespace, PodDeed.REMOVE, ordinal);
        await("web-" + ordinal + " is replaced")
                .atMost(PATIENCE)
                .until(() -> pod(namespace, ordinal)
                        .filter(pod -> !State.uid(pod).equals(former))
                        .isPresent());
    }

    /** As soon as it can be done. */
    private static void go(Namespace namespace, PodDeed deed, int ordinal) {
        await(deed + " web-" + ordinal)
                .atMost(PATIENCE)
                .until(() -> pod(namespace, ordinal).filter(deed::possible).isPresent());
        assertThat(deed.to(namespace, pod(namespace, ordinal).orElseThrow())).isEqualTo(200);
    }

    private static JsonNode number(int value) {
        return Kube.JSON.getNodeFactory().numberNode(value);
    }

    private static Optional<JsonNode> pod(Namespace namespace, int ordinal) {
        return namespace.state().find(Kind.POD, "web-" + ordinal);
    }

    private static boolean there(Namespace namespace, int ordinal) {
        return pod(namespace, ordinal).isPresent();
    }

    private static JsonNode set(Namespace namespace) {
        return namespace.state().set().orElseThrow();
    }
}
