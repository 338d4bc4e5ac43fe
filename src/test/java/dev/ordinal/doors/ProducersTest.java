package dev.ordinal.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ordinal.desired.WorkloadRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/protocol.md offers for pasting is pasted, but for the broker's address. */
@QuarkusTest
@TestProfile(QueueProfile.Kafka.class)
@Tag("slow")
class ProducersTest {
    private static final Pattern PRODUCER = Pattern.compile("<!-- producer -->\\n```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource({"kcat-1, kcat -V", "python-1, .ci/python"})
    void isUnderstood(String id, String there) throws Exception {
        Ended found = run(there);
        assumeTrue(found.code() == 0, there);
        String script = PRODUCER.matcher(Files.readString(Path.of("docs/protocol.md")))
                .results()
                .map(block -> block.group(1))
                .filter(text -> text.contains("\"" + id + "\""))
                .findFirst()
                .orElseThrow();
        BehindTheDoors.DESIRED.clear();
        Ended ended = run(script.replace("localhost:9092", KafkaBroker.running().servers())
                .replaceFirst("^python3", found.said().strip()));
        assertThat(ended.code()).as(ended.said()).isZero();

        await().atMost(PATIENCE).until(() -> !BehindTheDoors.DESIRED.submitted().isEmpty());
        List<WorkloadRequest> submitted = BehindTheDoors.DESIRED.submitted();
        assertThat(submitted).singleElement().isInstanceOfSatisfying(WorkloadRequest.Scale.class, scale -> {
            assertThat(scale.id().id()).isEqualTo(id);
            assertThat(scale.replicas()).isEqualTo(3);
        });
    }

    private record Ended(int code, String said) {}

    private static Ended run(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
