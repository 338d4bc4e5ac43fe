package dev.ordinal.requests.letters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.requests.codec.Arrived;
import dev.ordinal.requests.codec.Binding;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a letter, however broken it is, and what is not. */
class LetterTest {
    private static Letter letter(Map<String, String> headers, String body) {
        return Letter.ofContent(new Arrived(Binding.AMQP, headers, Buffer.buffer(body)));
    }

    @Test
    void itsNameIsWhatItIsHoweverOftenItWasLookedAt() {
        Letter once = letter(Map.of("kept", "1", "x-delivery-count", "1"), "body");
        assertThat(letter(Map.of("kept", "1", "x-delivery-count", "2"), "body").id())
                .isEqualTo(once.id());
        assertThat(letter(Map.of("kept", "2"), "body").id()).isNotEqualTo(once.id());
        assertThat(letter(Map.of("kept", "1"), "another").id()).isNotEqualTo(once.id());
    }

    @Test
    void anEventIsToldUpToWhereItBreaks() {
        Slip slip = Slip.of(letter(
                Map.of(),
                "{\"source\": \"/ci\", \"data\": {\"id\": \"inner\"}, \"id\": \"7\", \"subject\": \"default/we"));
        assertThat(slip.event().source()).contains("/ci");
        assertThat(slip.event().id()).contains("7");
        assertThat(slip.event().subject()).isEmpty();
        assertThat(slip.reason()).isEmpty();
    }

    @Test
    void longAttributesAreQuotedInPart() {
        Map<String, String> headers = Map.of("cloudevents:id", "x".repeat(30_000));
        assertThat(Slip.of(letter(headers, "")).event().id().orElseThrow()).hasSizeLessThan(300);
    }

    @Test
    void whatIsNoProblemIsLeftOut() {
        assertThat(Slip.of(letter(Map.of("ordinal-refusal", "{ broken"), "")).detail())
                .isEmpty();
    }

    @Test
    void halfAMessageIsNotToBeReplayed() {
        Map<String, String> headers = new HashMap<>(
                Map.of("ordinal-topic", "ordinal.requests", "ordinal-partition", "0", "ordinal-offset", "17"));
        assertThat(letter(headers, "").notToBeReplayed()).isEmpty();
        headers.put("ordinal-body-left", "2000000");
        assertThat(letter(headers, "").notToBeReplayed().orElseThrow().detail())
                .contains("2000000 bytes", "ordinal.requests-0@17");
        assertThat(letter(Map.of("ordinal-headers-left", "50000"), "").notToBeReplayed())
                .isNotEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\": \"Secret\"}",
                "{\"data\":{\"items\":[{\"kind\":\"Secret\"}]}}",
                "apiVersion: v1\nkind: Secret\ndata: {a: b}",
                "kind: 'Secret'",
                "{\"data\":\"kind: Secret\\ndata: {}\"}",
                "{\"data\":\"{\\\"kind\\\": \\\"Secret\\\"}\"}",
                "{kind: SecretList, broken"
            })
    void aSecretIsSeenWhateverItIsWrittenIn(String body) {
        assertThat(SecretText.isIn(body.getBytes(StandardCharsets.UTF_8))).isTrue();
        String base64 = Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
        assertThat(SecretText.isIn(("{\"data_base64\": \"" + base64 + "\"}").getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"kind\":\"OrdinalSet\"}", "kind: SecretStore", "secretName: web", "{\"data_base64\":\"?\"}"})
    void andNothingElseIsTakenForOne(String body) {
        assertThat(SecretText.isIn(body.getBytes(StandardCharsets.UTF_8))).isFalse();
    }
}
