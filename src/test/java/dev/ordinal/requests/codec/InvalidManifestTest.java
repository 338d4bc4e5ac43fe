package dev.ordinal.requests.codec;

import static dev.ordinal.requests.codec.ManifestTest.SERVICE;
import static dev.ordinal.requests.codec.ManifestTest.WEB;
import static dev.ordinal.requests.codec.ManifestTest.YAML;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ordinal.desired.Refusal;
import dev.ordinal.workload.Fault;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be read, and is no manifest. */
class InvalidManifestTest {
    private final RequestCodec codec = new RequestCodec(RequestCodec.BYTES_MAX);

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid")
    void refusesWhatIsNoManifest(String name, String text, String pointer, String says) {
        Refusal refusal = ManifestTest.refusal(codec, YAML, text.getBytes(StandardCharsets.UTF_8));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.faults()).extracting(Fault::pointer).containsExactly(pointer);
        assertThat(refusal.detail()).contains(says);
    }

    static Stream<Arguments> invalid() {
        return Stream.of(kinds(), lists(), metadata(), together()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> kinds() {
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
                        "unknown kind 'Secret'"));
    }

    private static Stream<Arguments> lists() {
        return Stream.of(
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
                arguments(
                        "too many", "{apiVersion: v1, kind: List, items: [" + many() + "]}", "/items", "101 objects"));
    }

    private static Stream<Arguments> metadata() {
        return Stream.of(
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
                        "expected text, not 1"));
    }

    private static Stream<Arguments> together() {
        return Stream.of(
                arguments("no workload", SERVICE, "", "no workload among what was sent"),
                arguments("two workloads", WEB + "\n---\n" + WEB, "/1", "a second workload"),
                arguments(
                        "same companion twice",
                        WEB + "\n---\n" + SERVICE + "\n---\n" + SERVICE,
                        "/2",
                        "Service 'web' is there twice"));
    }

    private static String many() {
        return String.join(", ", java.util.Collections.nCopies(101, SERVICE));
    }
}
