package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.it.OrdinalProcess.Launch;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The five minutes of README.md, typed as they stand, and what they promise. */
class ReadmeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void the_five_minutes_hold_what_they_promise() throws IOException, GeneralSecurityException {
        Path home = Path.of("target", "it-state", "readme-" + ProcessHandle.current().pid());
        Launch launch = new Launch(Optional.empty(), home, "readme", false);
        try (OrdinalProcess ordinal = OrdinalProcess.start(launch);
                Kube kube = Kube.of(ordinal.kubeconfig());
                PodLog pods = PodLog.open(kube, "default")) {
            Walk walk = Walk.of(Path.of("README.md"), "## Five minutes", ordinal.address());
            assertThat(walk.blocks()).hasSize(4);
            try (Stream stream = new Stream(walk.block("/stream"))) {
                climbs(walk, pods, kube);
                scales(walk, pods);
                goes(walk, pods, kube);
                stream.awaitLine("event: workload.deleted");
                assertThat(stream.lines).contains("event: pod.created", "event: pod.ready", "event: pod.gone");
            }
            explains(walk, new RestClient(ordinal, "default"));
            pods.check();
        }
    }

    /** "web-0 comes up, then web-1, then web-2, each with its own claim." */
    private static void climbs(Walk walk, PodLog pods, Kube kube) throws IOException {
        walk.type(walk.block("kind: OrdinalSet"));
        pods.awaitReady("web", 3);
        assertThat(pods.laws().steps("web")).containsExactly("+web-0", "+web-1", "+web-2");
        assertThat(claims(kube)).containsExactly("data-web-0", "data-web-1", "data-web-2");
    }

    /** "Now five, then one": in one breath, so how far up it came is left to chance. */
    private static void scales(Walk walk, PodLog pods) {
        walk.type(walk.block("/scale"));
        pods.awaitDeleted("web-1", 1);
        pods.awaitReady("web", 1);
    }

    /** "Then take it away", and "Its claims stay". */
    private static void goes(Walk walk, PodLog pods, Kube kube) throws IOException {
        walk.type(walk.block("-X DELETE"));
        pods.awaitDeleted("web-0", 1);
        await("web is gone").atMost(PATIENCE).until(() -> kube.send(
                                "GET", "/apis/apps.ordinal.dev/v1/namespaces/default/ordinalsets/web", "", null)
                        .code()
                == 404);
        assertThat(claims(kube)).contains("data-web-0", "data-web-1", "data-web-2");
    }

    /** "Give it an image that does not exist (...), and the page says what it waits for": it shows this text. */
    private static void explains(Walk walk, RestClient rest) {
        walk.type(walk.block("kind: OrdinalSet").replace("nginx:1.27", "nginx:missing"));
        await("web says what it waits for").atMost(PATIENCE).untilAsserted(() -> {
            JsonNode web = rest.send("GET", "?phase=Waiting,Updating", "", "").is(200).body().at("/items/0");
            assertThat(web.path("reason").asText()).as(web.toString()).isEqualTo("WAITING_FOR_READY");
            assertThat(web.path("message").asText()).contains("ImagePullBackOff");
        });
        rest.close();
    }

    private static List<String> claims(Kube kube) throws IOException {
        return kube.get("/api/v1/namespaces/default/persistentvolumeclaims")
                .path("items")
                .valueStream()
                .map(claim -> claim.at("/metadata/name").asText())
                .sorted()
                .toList();
    }

    /** The second terminal. */
    private static final class Stream implements AutoCloseable {
        private final Process shell;
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Stream(String block) throws IOException {
            this.shell = new ProcessBuilder("bash", "-c", "exec " + block)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Thread.ofVirtual().start(this::read);
            awaitLine("event: snapshot.end");
        }

        private void read() {
            try (BufferedReader output = shell.inputReader(StandardCharsets.UTF_8)) {
                output.lines().forEach(lines::add);
            } catch (IOException | java.io.UncheckedIOException ended) {
                // By us: what came is kept.
            }
        }

        void awaitLine(String line) {
            await(line).atMost(PATIENCE).until(() -> lines.contains(line));
        }

        @Override
        public void close() {
            shell.destroy();
        }
    }
}
