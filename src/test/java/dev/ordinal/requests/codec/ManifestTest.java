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
import java.util.stream.IntStream;
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void refusesWhatCannotBeRead(String name, String type, byte[] bytes, String pointer, String says) {
        Refusal refusal = refusal(type, bytes);

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED);
        assertThat(refusal.faults()).extracting(Fault::pointer).containsExactly(pointer);
        assertThat(refusal.detail()).contains(says);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                row("empty", YAML, "", "", "nothing here"),
                row("only blanks", YAML, " \n\n", "", "nothing here"),
                row("only a comment", YAML, "# nothing", "", "nothing here"),
                row("only separators", YAML, "---\n---\n", "", "nothing here"),
                row("empty JSON", JSON, "", "", "nothing here"),
                row("open brace", JSON, "{", "", "line 1"),
                row("open text", JSON, "{\"a\": \"b", "/a", "line 1"),
                row("no quotes", JSON, "{a: 1}", "", "line 1"),
                row("trailing comma", JSON, "{\"a\": 1,}", "/a", "line 1"),
                row("two JSON documents", JSON, "{} {}", "", "after the end"),
                row("text after JSON", JSON, "{}x", "", "line 1"),
                row("NaN", JSON, "{\"a\": NaN}", "/a", "NaN"),
                row("leading zero", JSON, "{\"a\": 01}", "/a", "zero"),
                row("number bomb", JSON, "{\"a\": 1e400000000}", "/a", "beyond"),
                row("endless number", JSON, "{\"a\": " + "9".repeat(2_000) + "}", "/a", "Number"),
                row("duplicate key", JSON, "{\"a\": {\"b\": 1, \"b\": 2}}", "/a/b", "Duplicate"),
                row("deep JSON", JSON, "[".repeat(200), "/0".repeat(100), "depth"),
                row("JSON where the name is escaped", JSON, "{\"a/b~c\": {\"d\": tru}}", "/a~1b~0c/d", "line 1"),
                row("open flow", YAML, "a: [1, 2", "", "line 1"),
                row("tab as indent", YAML, "a:\n\tb: 1", "", "line 2"),
                row("bad indent", YAML, "a: 1\n  b: 2", "", "line 2"),
                row("open quote", YAML, "a: \"b", "", "line 1"),
                row("unknown escape", YAML, "a: \"\\q\"", "", "line 1"),
                row("at sign", YAML, "a: @b", "", "line 1"),
                row(
                        "duplicate key in YAML",
                        YAML,
                        "a:\n  b: 1\n  b: 2",
                        "/a/b",
                        "line 3: the key 'b' stands here twice"),
                row("duplicate key by quotes", YAML, "a: 1\n'a': 2", "/a", "twice"),
                row("boolean key", YAML, "a: {yes: 1}", "/a", "'yes' is no text; put it in quotes"),
                row("null key", YAML, "a: {~: 1}", "/a", "no text"),
                row("octal key", YAML, "a: {0755: 1}", "/a", "no text"),
                row("list as key", YAML, "a: {? [1, 2] : 1}", "/a", "no plain text"),
                row("map as key", YAML, "? {a: b}\n: 1", "", "no plain text"),
                row("NaN in YAML", YAML, "a: {b: .nan}", "/a/b", "no number"),
                row("infinity in YAML", YAML, "a: -.inf", "/a", "no number"),
                row("number bomb in YAML", YAML, "a: 1e400000000", "/a", "beyond"),
                row("alias of nothing", YAML, "a: *b", "/a", "alias *b"),
                row("alias of itself", YAML, "a: &a {b: *a}", "/a/b", "alias *a"),
                row("alias over documents", YAML, "a: &a 1\n---\nb: *a", "/1/b", "alias *a"),
                row("alias bomb", YAML, bomb(), "/f/3", "expand to more than"),
                row("deep YAML", YAML, "[".repeat(200), "/0".repeat(101), "nested deeper"),
                row("deep block", YAML, deepBlock(), "/a".repeat(101), "nested deeper"),
                row("binary tag", YAML, "a: !!binary aGk=", "/a", "JSON has no word"),
                row("own tag", YAML, "a: !secret x", "/a", "JSON has no word"),
                row("Java tag", YAML, "a: !!javax.script.ScriptEngineManager [x]", "/a", "JSON has no word"),
                row("int that is none", YAML, "a: !!int x", "/a", "JSON has no word"),
                row("set", YAML, "a: !!set {b, c}", "/a", "JSON has no word"),
                row("merge of a number", YAML, "a: {<<: 1}", "/a/<<", "a merge takes"),
                row("NUL", YAML, "a: b\0c", "", "NUL"),
                row("NUL in JSON", JSON, "{\"a\": \"\0\"}", "", "NUL"),
                row("control character", YAML, "a: \u0001", "", "special characters"),
                arguments("Latin-1", YAML, new byte[] {'a', ':', ' ', (byte) 0xe4}, "", "not UTF-8"),
                arguments("UTF-16", JSON, "{}".getBytes(StandardCharsets.UTF_16), "", "not UTF-8"),
                arguments("cut rune", YAML, new byte[] {'a', (byte) 0xe2, (byte) 0x82}, "", "not UTF-8"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid")
    void refusesWhatIsNoManifest(String name, String text, String pointer, String says) {
        Refusal refusal = refusal(YAML, text.getBytes(StandardCharsets.UTF_8));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.faults()).extracting(Fault::pointer).containsExactly(pointer);
        assertThat(refusal.detail()).contains(says);
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                arguments("text", "just text", "", "expected an object, not \"just text\""),
                arguments("number", "42", "", "expected an object, not 42"),
                arguments("null", "null", "", "expected an object, not null"),
                arguments("list", "[1]", "", "expected an object, not a list"),
                arguments(
                        "no kind",
                        "{apiVersion: v1, metadata: {name: web}}",
                        "/kind",
                        "is missing; accepted: OrdinalSet"),
                arguments("kind is a number", "{apiVersion: v1, kind: 1, metadata: {name: web}}", "/kind", "not 1"),
                arguments("empty kind", "{apiVersion: v1, kind: '', metadata: {name: web}}", "/kind", "empty text"),
                arguments(
                        "unknown kind",
                        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}}",
                        "/kind",
                        "unknown kind 'Deployment'; accepted: OrdinalSet (apps.ordinal.dev/v1), StatefulSet (apps/v1)"),
                arguments(
                        "unknown kind in a document",
                        WEB + "\n---\n{apiVersion: v1, kind: Pod, metadata: {name: a}}",
                        "/1/kind",
                        "unknown kind 'Pod'"),
                arguments(
                        "unknown kind in a list",
                        "{apiVersion: v1, kind: List, items: [" + WEB
                                + ", {apiVersion: v1, kind: Secret, metadata: {name: a}}]}",
                        "/items/1/kind",
                        "unknown kind 'Secret'"),
                arguments("no apiVersion", "{kind: StatefulSet, metadata: {name: web}}", "/apiVersion", "is missing"),
                arguments(
                        "old apiVersion",
                        "{apiVersion: apps/v1beta1, kind: StatefulSet, metadata: {name: web}}",
                        "/apiVersion",
                        "is 'apps/v1beta1'; accepted: 'apps/v1'"),
                arguments(
                        "wrong apiVersion",
                        "{apiVersion: apps/v1, kind: OrdinalSet, metadata: {name: web}}",
                        "/apiVersion",
                        "accepted: 'apps.ordinal.dev/v1'"),
                arguments(
                        "list of wrong version",
                        "{apiVersion: v2, kind: List, items: [" + WEB + "]}",
                        "/apiVersion",
                        "'v1'"),
                arguments("list without items", "{apiVersion: v1, kind: List}", "/items", "which are a list"),
                arguments(
                        "list of lists",
                        "{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: List, items: []}]}",
                        "/items/0/kind",
                        "unknown kind 'List'"),
                arguments("list of nothing", "{apiVersion: v1, kind: List, items: []}", "", "no workload"),
                arguments("too many", "{apiVersion: v1, kind: List, items: [" + many() + "]}", "/items", "101 objects"),
                arguments("no metadata", "{apiVersion: apps/v1, kind: StatefulSet}", "/metadata", "is missing"),
                arguments(
                        "metadata is text",
                        "{apiVersion: apps/v1, kind: StatefulSet, metadata: web}",
                        "/metadata",
                        "no object"),
                arguments(
                        "no name",
                        "{apiVersion: apps/v1, kind: StatefulSet, metadata: {}}",
                        "/metadata/name",
                        "is missing"),
                arguments(
                        "generated name",
                        "{apiVersion: apps/v1, kind: StatefulSet, metadata: {generateName: a}}",
                        "/metadata/name",
                        "is missing"),
                arguments(
                        "other name",
                        "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db}}",
                        "/metadata/name",
                        "is 'db', but the request is about 'web'"),
                arguments(
                        "other namespace",
                        "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: web, namespace: prod}}",
                        "/metadata/namespace",
                        "is 'prod', but the request is about 'default'"),
                arguments(
                        "companion elsewhere",
                        WEB + "\n---\n{apiVersion: v1, kind: Service, metadata: {name: web, namespace: prod}}",
                        "/1/metadata/namespace",
                        "is 'prod'"),
                arguments(
                        "namespace of a class",
                        WEB
                                + "\n---\n{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: a, namespace: a}}",
                        "/1/metadata/namespace",
                        "in no namespace"),
                arguments(
                        "namespace is a number",
                        "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: web, namespace: 1}}",
                        "/metadata/namespace",
                        "expected text, not 1"),
                arguments("no workload", SERVICE, "", "no workload among what was sent"),
                arguments("two workloads", WEB + "\n---\n" + WEB, "/1", "a second workload"),
                arguments(
                        "same companion twice",
                        WEB + "\n---\n" + SERVICE + "\n---\n" + SERVICE,
                        "/2",
                        "Service 'web' is there twice"));
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

    private static Arguments row(String name, String type, String text, String pointer, String says) {
        return arguments(name, type, text.getBytes(StandardCharsets.UTF_8), pointer, says);
    }

    /** Each line is ten times the one before: 10^9 scalars. */
    private static String bomb() {
        StringBuilder text = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c <= 'i'; c++) {
            String former = "*" + (char) (c - 1);
            text.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append((former + ", ").repeat(10))
                    .append("]\n");
        }
        return text.toString();
    }

    private static String deepBlock() {
        return IntStream.range(0, 150).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining());
    }

    private static String many() {
        return String.join(", ", java.util.Collections.nCopies(101, SERVICE));
    }
}
