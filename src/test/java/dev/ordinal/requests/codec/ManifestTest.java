package dev.ordinal.requests.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ordinal.desired.Manifest;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.workload.Fault;
import dev.ordinal.workload.WorkloadKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestTest {
    static final String YAML = "application/yaml";
    static final String JSON = "application/json";
    static final String WEB = "{apiVersion: apps.ordinal.dev/v1, kind: OrdinalSet, metadata: {name: web}}";
    static final String SERVICE = "{apiVersion: v1, kind: Service, metadata: {name: web}}";

    private final RequestCodec codec = new RequestCodec(RequestCodec.BYTES_MAX);

    private Manifest read(String type, String text) {
        return codec.manifest(
                text.getBytes(StandardCharsets.UTF_8), type, Target.of(new WorkloadKey("default", "web")));
    }

    private Refusal refusal(String type, byte[] bytes) {
        return refusal(codec, type, bytes);
    }

    static Refusal refusal(RequestCodec codec, String type, byte[] bytes) {
        return catchThrowableOfType(
                        RefusedException.class,
                        () -> codec.manifest(bytes, type, Target.of(new WorkloadKey("default", "web"))))
                .refusal();
    }

    @Test
    void takesAWorkloadAloneAsItCame() {
        Manifest manifest = read(YAML, """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: web, namespace: default}
                spec:
                  replicas: 3
                  unheardOf: [1, {a: 0.5}]
                  template: {spec: {containers: [{name: a, resources: {requests: {cpu: 0.5, memory: 1Gi}}}]}}
                """);

        assertThat(manifest.pointer()).isEmpty();
        assertThat(manifest.companions()).isEmpty();
        assertThat(manifest.workload().at("/spec/unheardOf/1/a").decimalValue()).isEqualTo("0.5");
        assertThat(manifest.workload()
                        .at("/spec/template/spec/containers/0/resources/requests")
                        .toString())
                .isEqualTo("{\"cpu\":0.5,\"memory\":\"1Gi\"}");
    }

    @Test
    void takesCompanionsFromDocuments() {
        Manifest manifest = read(YAML, "---\n# first\n---\n" + SERVICE + "\n---\n" + WEB + "\n---\n");

        assertThat(manifest.pointer()).isEqualTo("/2");
        assertThat(manifest.companions())
                .extracting(Manifest.Companion::pointer)
                .containsExactly("/1");
    }

    @Test
    void takesCompanionsFromAList() {
        Manifest manifest = read(YAML, "{apiVersion: v1, kind: List, items: [" + SERVICE + ", " + WEB + "]}");

        assertThat(manifest.pointer()).isEqualTo("/items/1");
        assertThat(manifest.companions())
                .extracting(Manifest.Companion::pointer)
                .containsExactly("/items/0");
    }

    @Test
    void takesEveryAcceptedKind() {
        String text = Arrays.stream(Accepted.values())
                .filter(accepted -> accepted != Accepted.STATEFUL_SET)
                .map(accepted -> "{apiVersion: " + accepted.apiVersion() + ", kind: " + accepted.kind()
                        + ", metadata: {name: web}}")
                .collect(Collectors.joining("\n---\n"));

        assertThat(read(YAML, text).companions()).hasSize(Accepted.values().length - 2);
    }

    @Test
    void takesTheNameFromTheManifestWhereNothingElseNamesIt() {
        Manifest manifest =
                codec.manifest(WEB.getBytes(StandardCharsets.UTF_8), YAML, new Target("default", Optional.empty()));

        assertThat(manifest.workload().at("/metadata/name").textValue()).isEqualTo("web");
    }

    @Test
    void takesAliasesAndMergesAndJsonWithTabs() {
        Manifest merged = read(YAML, """
                apiVersion: apps.ordinal.dev/v1
                kind: OrdinalSet
                metadata: {name: web, labels: &labels {app: web, tier: front}}
                spec: {selector: {matchLabels: {<<: *labels, tier: back}}, "<<": plain}
                """);
        Manifest tabs = read(
                YAML,
                "{\n\t\"apiVersion\": \"apps.ordinal.dev/v1\",\n\t\"kind\": \"OrdinalSet\","
                        + "\n\t\"metadata\": {\"name\": \"web\"}}");

        assertThat(merged.workload().at("/spec/selector/matchLabels").toString())
                .isEqualTo("{\"tier\":\"back\",\"app\":\"web\"}");
        assertThat(merged.workload().at("/spec/<<").textValue()).isEqualTo("plain");
        assertThat(tabs.workload().at("/metadata/name").textValue()).isEqualTo("web");
    }

    @Test
    void keepsNumbersOfJsonExact() {
        Manifest manifest = read(JSON, """
                {"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "web"},
                 "spec": {"a": 0.1, "b": 1.0, "c": 9007199254740993, "d": 12345678901234567.25}}
                """);

        assertThat(manifest.workload().path("spec").toString())
                .isEqualTo("{\"a\":0.1,\"b\":1,\"c\":9007199254740993,\"d\":12345678901234567.25}");
    }

    @Test
    void takesAManifestOfFullSize() {
        String padding = "# " + "x".repeat(RequestCodec.BYTES_MAX - WEB.length() - 3) + "\n";

        assertThat(read(YAML, padding + WEB).workload().at("/kind").textValue()).isEqualTo("OrdinalSet");
    }

    @Test
    void collectsEveryFault() {
        Refusal refusal = refusal(
                YAML,
                ("{apiVersion: v1, kind: List, items: ["
                                + "{apiVersion: v1, kind: Pod, metadata: {name: a}},"
                                + "{apiVersion: v2, kind: Service, metadata: {name: UPPER, namespace: other}}]}")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.faults())
                .extracting(Fault::pointer)
                .containsExactly(
                        "/items/0/kind",
                        "/items/1/apiVersion",
                        "/items/1/metadata/name",
                        "/items/1/metadata/namespace");
    }

    @Test
    void refusesWhatIsTooLarge() {
        Refusal refusal = refusal(YAML, new byte[2_000_000]);

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_LARGE);
        assertThat(refusal.detail()).isEqualTo("2000000 bytes; at most 1048576 are accepted");
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void refusesOtherContentTypes(String type, String says) {
        Refusal refusal = refusal(type, WEB.getBytes(StandardCharsets.UTF_8));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNSUPPORTED);
        assertThat(refusal.detail()).contains(says);
    }

    static Stream<Arguments> unsupported() {
        return Stream.of(
                arguments("", "no content type; accepted: application/json"),
                arguments("text/plain", "'text/plain'; accepted: application/json, application/yaml"),
                arguments("application/xml; charset=utf-8", "'application/xml'"),
                arguments("application/json; charset=iso-8859-1", "only UTF-8"));
    }

    @Test
    void refusesReplicasThatAreNone() {
        for (String text : List.of(
                "{}",
                "{\"replicas\": -1}",
                "{\"replicas\": 1.5}",
                "{\"replicas\": \"3\"}",
                "{\"replicas\": 3000000000}",
                "{\"replicas\": null}")) {
            Refusal refusal = catchThrowableOfType(
                            RefusedException.class, () -> codec.replicas(text.getBytes(StandardCharsets.UTF_8), JSON))
                    .refusal();
            assertThat(refusal.faults()).extracting(Fault::pointer).as(text).containsExactly("/replicas");
        }
        assertThat(codec.replicas("replicas: 3".getBytes(StandardCharsets.UTF_8), YAML))
                .isEqualTo(3);
    }
}
