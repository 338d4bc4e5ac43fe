package dev.ordinal.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ordinal.desired.Refusal;
import dev.ordinal.requests.codec.Arrived;
import dev.ordinal.requests.codec.Binding;
import dev.ordinal.requests.codec.Reading;
import dev.ordinal.requests.codec.ReplyType;
import dev.ordinal.requests.codec.RequestCodec;
import dev.ordinal.requests.codec.RequestType;
import dev.ordinal.status.StatusEvent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is served at /q/asyncapi is what the code takes and tells, and where. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class AsyncApiTest {
    @TestHTTPResource("/q/asyncapi")
    URI contract;

    private JsonNode document;

    @BeforeEach
    void fetch() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(contract).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            document = new YAMLMapper().readTree(answer.body());
        }
        assertThat(document.path("asyncapi").textValue()).isEqualTo("3.0.0");
    }

    private List<String> types(String channel) {
        return document.path("channels")
                .path(channel)
                .path("messages")
                .valueStream()
                .map(this::resolved)
                .flatMap(message -> message.at("/payload/allOf").valueStream())
                .map(part -> part.at("/properties/type/const"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    private JsonNode resolved(JsonNode reference) {
        JsonNode found = document.at(reference.path("$ref").textValue().substring(1));
        assertThat(found.isMissingNode()).as(reference.toString()).isFalse();
        return found;
    }

    @Test
    void namesEveryTypeAndNoOther() {
        assertThat(types("requests"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(RequestType.values())
                        .map(RequestType::text)
                        .toList());
        assertThat(types("replies"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ReplyType.values()).map(ReplyType::text).toList());
        Stream<String> told = Arrays.stream(StatusEvent.Type.values())
                .map(StatusEvent.Type::text)
                .filter(type -> type.startsWith("workload."));
        assertThat(types("statuses"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(told, Stream.of("workload.snapshot"))
                        .map(type -> "dev.ordinal." + type + ".v1")
                        .toList());
        assertThat(document.at("/components/messages/deadLetter/headers/properties/ordinal-refusal-kind/enum"))
                .extracting(JsonNode::textValue)
                .containsExactlyElementsOf(
                        Arrays.stream(Refusal.Kind.values()).map(Enum::name).toList());
    }

    /** Each channel of the program under all the names that its connectors give it. */
    @Test
    void namesEveryChannelWhereItIs() {
        Map<String, String> channels = Map.of(
                "requests", "incoming.ordinal-requests",
                "deadLetters", "outgoing.ordinal-requests-dlq",
                "replies", "outgoing.ordinal-replies",
                "statuses", "outgoing.ordinal-status");
        Config config = ConfigProvider.getConfig();
        channels.forEach((name, channel) -> {
            String address = document.at("/channels/" + name + "/address").textValue();
            List<String> named = Stream.of("topic", "address", "queue.name", "exchange.name", "default-routing-key")
                    .flatMap(key ->
                            config.getOptionalValue("mp.messaging." + channel + "." + key, String.class).stream())
                    .filter(value -> !value.equals("\"\""))
                    .toList();
            assertThat(named).as(channel).hasSize(3).containsOnly(address);
        });
        assertThat(document.path("channels")).hasSize(channels.size());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findParents("$ref")).hasSizeGreaterThan(20).allSatisfy(this::resolved);
    }

    @Test
    void everyExampleIsRead() {
        RequestCodec codec = new RequestCodec(RequestCodec.BYTES_MAX);
        document.at("/channels/requests/messages")
                .valueStream()
                .map(this::resolved)
                .forEach(message -> {
                    JsonNode example = message.at("/examples/0/payload");
                    assertThat(codec.read(new Arrived(Binding.KAFKA, Map.of(), Buffer.buffer(example.toString()))))
                            .as(example.toString())
                            .isInstanceOf(Reading.Understood.class);
                });
    }
}
