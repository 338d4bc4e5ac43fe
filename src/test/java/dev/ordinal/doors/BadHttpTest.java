package dev.ordinal.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordinal.desired.DesiredStates;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Whatever comes over the wire, the answer is a precise refusal, nothing is stored, and the next request is served. */
@QuarkusTest
@TestProfile(LiveCluster.Profile.class)
class BadHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int READ_TIMEOUT_MILLIS = 10_000;
    private static final int BROKEN_TIMEOUT_MILLIS = 1_000;
    /** Where the doors say what they did not expect, and Mutiny what nobody waited for, by our words or its own. */
    private static final List<Logger> LOGS = Stream.of(
                    "dev.ordinal.requests.problem", "dev.ordinal.ops", "io.quarkus.mutiny")
            .map(Logger::getLogger)
            .toList();

    @TestHTTPResource
    URI root;

    @Inject
    LiveCluster cluster;

    @Inject
    DesiredStates desired;

    @Test
    void isRefusedPrecisely() throws IOException {
        await().atMost(Duration.ofSeconds(20)).until(cluster::acts);
        List<BadHttp.Bad> bad = BadHttp.all();
        System.out.println("BadHttpTest: " + bad.size() + " requests");
        assertThat(bad).hasSizeGreaterThan(300);
        SoftAssertions all = new SoftAssertions();
        Surprises surprises = new Surprises();
        LOGS.forEach(log -> log.addHandler(surprises));
        for (BadHttp.Bad one : bad) {
            String answer = answer(one);
            if (one.understood()) {
                precise(all, one, answer);
            } else if (!answer.isEmpty()) {
                all.assertThat(answer).as(one.about()).matches("(?s)HTTP/\\d\\.\\d (4\\d\\d|501|505) .*");
            }
        }
        LOGS.forEach(log -> log.removeHandler(surprises));
        all.assertThat(surprises.told)
                .as("whoever sends what is broken fills no log")
                .isEmpty();
        all.assertAll();
        assertThat(desired.keys("")).isEmpty();
    }

    /** What the doors did not expect. */
    private static final class Surprises extends Handler {
        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.SEVERE.intValue()) {
                told.add(record.getMessage() + ": " + record.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static void precise(SoftAssertions all, BadHttp.Bad one, String answer) throws IOException {
        String about = one + ": " + answer;
        all.assertThat(answer).as(about).matches("(?s)HTTP/1.1 4\\d\\d .*").doesNotContain("\nX-Injected");
        if (answer.contains("application/problem+json")) {
            JsonNode problem = JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
            all.assertThatCode(() -> Contract.check(Contract.reference("Problem"), problem, about))
                    .doesNotThrowAnyException();
            all.assertThat(problem.path("detail").asText()).as(about).contains(one.says());
            boolean method = problem.path("status").asInt() == 405;
            all.assertThat(!method || answer.contains("\r\nAllow: ")).as(about).isTrue();
        } else {
            all.fail(about);
        }
    }

    /** All that comes until the server closes the connection, or waits for more of what is broken. */
    private String answer(BadHttp.Bad bad) throws IOException {
        StringBuilder answer = new StringBuilder();
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout(bad.understood() ? READ_TIMEOUT_MILLIS : BROKEN_TIMEOUT_MILLIS);
            try {
                socket.getOutputStream().write(bad.bytes());
                if (!bad.understood()) {
                    socket.shutdownOutput(); // nothing more is to be waited for
                }
                byte[] some = new byte[8_192];
                for (int n = socket.getInputStream().read(some);
                        n >= 0;
                        n = socket.getInputStream().read(some)) {
                    answer.append(new String(some, 0, n, StandardCharsets.UTF_8));
                }
            } catch (IOException done) {
                // What came is kept.
            }
        }
        return answer.toString();
    }
}
