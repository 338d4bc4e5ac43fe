package dev.ordinal.requests.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RequestId;
import dev.ordinal.desired.WorkloadRequest;
import dev.ordinal.workload.Fault;
import dev.ordinal.workload.WorkloadKey;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CloudEventTest {
    private static final WorkloadKey WEB = new WorkloadKey("default", "web");
    private static final RequestId ID = new RequestId("/ci", "1");
    private static final String MANIFEST =
            "{\"apiVersion\":\"apps.ordinal.dev/v1\",\"kind\":\"OrdinalSet\",\"metadata\":{\"name\":\"web\"}}";
    private static final Map<String, String> STRUCTURED = Map.of("content-type", "application/cloudevents+json");

    private final RequestCodec codec = new RequestCodec(RequestCodec.BYTES_MAX);

    private Reading read(Map<String, String> headers, String text) {
        return codec.read(new Arrived(Binding.KAFKA, headers, Buffer.buffer(text)));
    }

    private WorkloadRequest request(Map<String, String> headers, String text) {
        return ((Reading.Understood) read(headers, text)).request();
    }

    private Refusal refusal(Map<String, String> headers, String text) {
        return ((Reading.Refused) read(headers, text)).refusal();
    }

    private static String event(String type, String rest) {
        return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/ci\",\"subject\":\"default/web\","
                + "\"type\":\"dev.ordinal.request." + type + ".v1\"" + rest + "}";
    }

    private static Map<String, String> binary(String type, String contentType) {
        return new HashMap<>(Map.of(
                "ce_specversion", "1.0",
                "ce_id", "1",
                "ce_source", "/ci",
                "ce_subject", "default/web",
                "ce_type", "dev.ordinal.request." + type + ".v1",
                "content-type", contentType));
    }

    @Test
    void readsStructuredEvents() {
        String rest = ",\"time\":\"2026-01-02T03:04:05Z\",\"traceparent\":\"00-1\",\"data\":" + MANIFEST;

        WorkloadRequest.Apply apply = (WorkloadRequest.Apply) request(STRUCTURED, event("apply", rest));

        assertThat(apply.id()).isEqualTo(ID);
        assertThat(apply.key()).isEqualTo(WEB);
        assertThat(apply.mode()).isEqualTo(WorkloadRequest.Mode.APPLY);
        assertThat(apply.manifest().pointer()).isEqualTo("/data");
        assertThat(apply.manifest().workload().toString()).isEqualTo(MANIFEST);
    }

    @Test
    void readsYamlInsideOfStructuredEvents() {
        String yaml = "apiVersion: v1\\nkind: Service\\nmetadata: {name: web}\\n---\\n"
                + "apiVersion: apps/v1\\nkind: StatefulSet\\nmetadata: {name: web}\\n";
        String rest = ",\"datacontenttype\":\"application/yaml\",\"data\":\"" + yaml + "\"";

        WorkloadRequest.Apply apply = (WorkloadRequest.Apply) request(STRUCTURED, event("create", rest));

        assertThat(apply.mode()).isEqualTo(WorkloadRequest.Mode.CREATE);
        assertThat(apply.manifest().pointer()).isEqualTo("/data/1");
        assertThat(apply.manifest().pointer()).isEqualTo("/data/1");
    }

    @Test
    void readsBase64() {
        String base64 = Base64.getEncoder().encodeToString(MANIFEST.getBytes(StandardCharsets.UTF_8));

        WorkloadRequest update = request(STRUCTURED, event("update", ",\"data_base64\":\"" + base64 + "\""));

        assertThat(((WorkloadRequest.Apply) update).mode()).isEqualTo(WorkloadRequest.Mode.UPDATE);
    }

    @Test
    void readsBinaryEvents() {
        assertThat(request(binary("scale", "application/json"), "{\"replicas\": 5}"))
                .isEqualTo(new WorkloadRequest.Scale(ID, WEB, 5));
        assertThat(request(binary("scale", "application/yaml; charset=utf-8"), "replicas: 0"))
                .isEqualTo(new WorkloadRequest.Scale(ID, WEB, 0));
        assertThat(request(binary("delete", ""), "")).isEqualTo(new WorkloadRequest.Delete(ID, WEB, false));
    }

    @Test
    void readsDeletions() {
        assertThat(request(STRUCTURED, event("delete", ""))).isEqualTo(new WorkloadRequest.Delete(ID, WEB, false));
        assertThat(request(STRUCTURED, event("delete", ",\"data\":null")))
                .isEqualTo(new WorkloadRequest.Delete(ID, WEB, false));
        assertThat(request(STRUCTURED, event("delete", ",\"data\":{\"orphan\":true}")))
                .isEqualTo(new WorkloadRequest.Delete(ID, WEB, true));
    }

    static Stream<Arguments> refusedSteering() {
        Refusal.Kind invalid = Refusal.Kind.INVALID;
        return Stream.of(
                arguments(event("restart", ",\"data\":{\"at\":1}"), invalid, "/data", "takes no fields"),
                arguments(event("pause", ",\"data\":[]"), invalid, "/data", "takes no fields"),
                arguments(event("rollback", ",\"data\":{\"revision\":0}"), invalid, "/data/revision", "from 1 on"),
                arguments(event("rollback", ",\"data\":{\"revision\":\"1\"}"), invalid, "/data/revision", "from 1 on"),
                arguments(event("rollback", ",\"data\":{\"to\":1}"), invalid, "/data/to", "accepted: revision"));
    }

    static Stream<Arguments> steering() {
        return Stream.of(
                arguments("restart", "", new WorkloadRequest.Restart(ID, WEB)),
                arguments("restart", ",\"data\":{}", new WorkloadRequest.Restart(ID, WEB)),
                arguments("pause", "", new WorkloadRequest.Pause(ID, WEB)),
                arguments("resume", "", new WorkloadRequest.Resume(ID, WEB)),
                arguments("rollback", "", new WorkloadRequest.Rollback(ID, WEB, OptionalLong.empty())),
                arguments("rollback", ",\"data\":{}", new WorkloadRequest.Rollback(ID, WEB, OptionalLong.empty())),
                arguments(
                        "rollback",
                        ",\"data\":{\"revision\":3}",
                        new WorkloadRequest.Rollback(ID, WEB, OptionalLong.of(3))));
    }

    @ParameterizedTest
    @MethodSource("steering")
    void readsWhatIsAskedOfARollout(String type, String rest, WorkloadRequest expected) {
        assertThat(request(STRUCTURED, event(type, rest))).isEqualTo(expected);
    }

    @Test
    void readsAMessageWithoutHeadersAsStructured() {
        assertThat(request(Map.of(), event("delete", ""))).isEqualTo(new WorkloadRequest.Delete(ID, WEB, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"refused", "refusedSteering"})
    void refuses(String text, Refusal.Kind kind, String pointer, String says) {
        Refusal refusal = refusal(STRUCTURED, text);

        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.faults()).extracting(Fault::pointer).containsExactly(pointer);
        assertThat(refusal.detail()).contains(says);
    }

    static Stream<Arguments> refused() {
        Refusal.Kind malformed = Refusal.Kind.MALFORMED;
        Refusal.Kind invalid = Refusal.Kind.INVALID;
        return Stream.of(
                arguments("", malformed, "", "expected a CloudEvent"),
                arguments("[]", malformed, "", "expected a CloudEvent"),
                arguments("{", malformed, "", "line 1"),
                arguments(without("id"), malformed, "/id", "is missing"),
                arguments(without("type"), malformed, "/type", "is missing"),
                arguments(without("source"), malformed, "/source", "is missing"),
                arguments(without("subject"), malformed, "/subject", "is missing"),
                arguments(without("specversion"), malformed, "/specversion", "is missing"),
                arguments(event("delete", "").replace("\"1\"", "\"\""), malformed, "/id", "is missing"),
                arguments(event("delete", "").replace("\"1\"", "7"), malformed, "/id", "expected text, not 7"),
                arguments(event("delete", "").replace("1.0", "0.3"), malformed, "/specversion", "accepted: '1.0'"),
                arguments(event("delete", "").replace("/ci", "x".repeat(300)), malformed, "/source", "longer than 256"),
                arguments(event("delete", ",\"id\":\"2\""), malformed, "/id", "Duplicate"),
                arguments(event("delete", ",\"time\":\"noon\""), malformed, "/time", "RFC 3339"),
                arguments(event("delete", ",\"ext\":{}"), malformed, "/ext", "expected text"),
                arguments(
                        event("explode", ""),
                        Refusal.Kind.UNSUPPORTED,
                        "/type",
                        "accepted: dev.ordinal.request.apply.v1, dev.ordinal.request.create.v1"),
                arguments(event("apply", "").replace(".v1", ".v2"), Refusal.Kind.UNSUPPORTED, "/type", "accepted"),
                arguments(event("delete", "").replace("default/web", "web"), invalid, "/subject", "namespace/name"),
                arguments(event("delete", "").replace("default/web", "a/b/c"), invalid, "/subject", "namespace/name"),
                arguments(event("delete", "").replace("default/web", "Default/web"), invalid, "/subject", "lower-case"),
                arguments(event("apply", ""), malformed, "/data", "is missing"),
                arguments(event("apply", ",\"data\":null"), malformed, "/data", "is missing"),
                arguments(event("apply", ",\"data\":\"text\""), invalid, "/data", "expected an object"),
                arguments(
                        event("apply", ",\"data\":" + MANIFEST.replace("web", "db")),
                        invalid,
                        "/data/metadata/name",
                        "'db'"),
                arguments(
                        event(
                                "apply",
                                ",\"data\":{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[" + MANIFEST
                                        + ",{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}]}"),
                        invalid,
                        "/data/items/1/kind",
                        "unknown kind 'Pod'"),
                arguments(
                        event("apply", ",\"datacontenttype\":\"text/xml\",\"data\":\"<a/>\""),
                        Refusal.Kind.UNSUPPORTED,
                        "/datacontenttype",
                        "accepted: application/json"),
                arguments(
                        event("apply", ",\"datacontenttype\":\"text/yaml\",\"data\":\"a: [\""),
                        malformed,
                        "/data",
                        "line 1"),
                arguments(event("apply", ",\"data\":{},\"data_base64\":\"\""), malformed, "/data_base64", "not both"),
                arguments(event("apply", ",\"data_base64\":\"%%\""), malformed, "/data_base64", "base64"),
                arguments(event("apply", ",\"data_base64\":7"), malformed, "/data_base64", "base64"),
                arguments(event("scale", ""), invalid, "/data", "field replicas"),
                arguments(event("scale", ",\"data\":{}"), invalid, "/data/replicas", "is missing"),
                arguments(event("scale", ",\"data\":{\"replicas\":-1}"), invalid, "/data/replicas", "is -1; expected"),
                arguments(
                        event("scale", ",\"data\":{\"replicas\":1,\"force\":true}"),
                        invalid,
                        "/data/force",
                        "unknown field"),
                arguments(event("delete", ",\"data\":{\"orphan\":\"yes\"}"), invalid, "/data/orphan", "true or false"),
                arguments(event("delete", ",\"data\":{\"Orphan\":true}"), invalid, "/data/Orphan", "unknown field"));
    }

    @Test
    void namesEveryMissingAttribute() {
        Refusal refusal = refusal(Map.of("ce_id", "1", "content-type", "application/json"), "{}");

        assertThat(refusal.faults())
                .extracting(Fault::pointer)
                .containsExactly("/specversion", "/source", "/type", "/subject");
    }

    @ParameterizedTest
    @MethodSource("contentTypes")
    void refusesOtherEnvelopes(Map<String, String> headers, String says) {
        Refusal refusal = refusal(headers, MANIFEST);

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNSUPPORTED);
        assertThat(refusal.detail()).contains(says);
    }

    static Stream<Arguments> contentTypes() {
        return Stream.of(
                arguments(Map.of("content-type", "application/json"), "application/cloudevents+json, or"),
                arguments(
                        Map.of("content-type", "application/cloudevents-batch+json"),
                        "application/cloudevents+json, or"),
                arguments(Map.of("content-type", "application/cloudevents+avro"), "application/cloudevents+json, or"),
                arguments(binary("apply", "text/plain"), "'text/plain'"));
    }

    @Test
    void refusesWhatIsTooLarge() {
        String large = event("apply", ",\"data\":{\"a\":\"" + "x".repeat(2_000_000) + "\"}");

        assertThat(refusal(STRUCTURED, large).kind()).isEqualTo(Refusal.Kind.TOO_LARGE);
        assertThat(refusal(binary("apply", "application/yaml"), large).kind()).isEqualTo(Refusal.Kind.TOO_LARGE);
    }

    private static String without(String attribute) {
        return event("delete", "")
                .replaceFirst("\"" + attribute + "\":\"[^\"]*\",?", "")
                .replace(",}", "}");
    }
}
