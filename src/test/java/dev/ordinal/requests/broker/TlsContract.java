package dev.ordinal.requests.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordinal.doors.GuardedBroker;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The program speaks to its broker by TLS and with a password from a file: in, to the dead letters, and where they are read. */
abstract class TlsContract {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestHTTPResource("/api/v1/deadletters")
    URI letters;

    abstract GuardedBroker guarded();

    /** Puts something on the queue of requests that is none. */
    abstract void sendNonsense() throws Exception;

    /** Connects as the program does, with these settings. */
    abstract void connect(SmallRyeConfig settings) throws Exception;

    @Test
    void aRequestComesInAndALetterGoesOut() throws Exception {
        sendNonsense();
        await().atMost(PATIENCE).untilAsserted(() -> {
            HttpResponse<String> answer =
                    HTTP.send(HttpRequest.newBuilder(letters).build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = new ObjectMapper().readTree(answer.body());
            assertThat(body.at("/items/0/reason").asText()).as(answer.body()).isEqualTo("MALFORMED");
        });
        assertThat(Files.readString(guarded().log())).contains("Refused").doesNotContain(GuardedBroker.PASSWORD);
    }

    @Test
    void aBrokerOfAStrangeAuthorityIsNotSpokenTo() {
        assertThat(refusal(Map.of("tls-configuration-name", "stranger"))).contains("PKIX path building failed");
    }

    @Test
    void aWrongPasswordIsSaidAndNotShown() {
        assertThat(refusal(Map.of("tls-configuration-name", "broker", "password", "wrong-and-secret")))
                .containsIgnoringCase("authenticat")
                .doesNotContain("wrong-and-secret");
    }

    /** All that the failure says, to its cause. */
    private String refusal(Map<String, String> other) {
        try {
            connect(settings(other));
        } catch (Exception e) {
            StringBuilder said = new StringBuilder();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                said.append(cause).append('\n');
            }
            return said.toString();
        }
        throw new AssertionError("it connected");
    }

    private static SmallRyeConfig settings(Map<String, String> other) {
        Map<String, String> settings = new HashMap<>();
        for (String name : ConfigProvider.getConfig().getPropertyNames()) {
            if (name.startsWith("amqp-") || name.startsWith("rabbitmq-")) {
                String own = name.substring(name.indexOf('-') + 1);
                settings.put(own, ConfigProvider.getConfig().getValue(name, String.class));
            }
        }
        settings.put("channel-name", "other");
        settings.putAll(other);
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 1))
                .build();
    }
}
