package dev.ordinal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.it.Command;
import dev.ordinal.it.Kube;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/operating.md promises about the image and the doors of an installed Ordinal. */
class InstalledIT extends NodeContract {
    private static final Path IMAGE = Path.of("target", "image", "ordinal.tar");
    private static final Pattern FORWARDING = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

    @Test
    void theSameProgramPackedTwiceIsTheSameImage() throws IOException {
        String sum = Command.run("sha256sum", IMAGE.toString()).succeeds();
        Files.delete(IMAGE);
        Command.run(".ci/image").succeeds();
        assertThat(Command.run("sha256sum", IMAGE.toString()).succeeds()).isEqualTo(sum);
    }

    /** The libraries that it needs came with the image. */
    @Test
    void itSpeaksToTheServerByOpenSsl() {
        String log = InCluster.kubectl("logs", "deployment/ordinal").succeeds();
        assertThat(log).contains("started in").doesNotContain("TLS by the JVM");
    }

    @Test
    void aPersonReachesPageAndDoorsThroughPortForward() throws IOException, InterruptedException {
        Process forward = new ProcessBuilder(
                        System.getenv("KUBECTL"),
                        "--kubeconfig",
                        Ground.KUBECONFIG.toString(),
                        "--namespace",
                        "ordinal",
                        "port-forward",
                        "deployment/ordinal",
                        ":8080")
                .redirectErrorStream(true)
                .start();
        try (HttpClient http = HttpClient.newHttpClient();
                BufferedReader said = forward.inputReader()) {
            String line = said.readLine();
            Matcher port = FORWARDING.matcher(String.valueOf(line));
            assertThat(port.find()).as(line).isTrue();
            URI address = URI.create("http://127.0.0.1:" + port.group(1) + "/");
            String workloads = "api/v1/namespaces/" + ground().namespace() + "/workloads";
            HttpRequest wish = HttpRequest.newBuilder(address.resolve(workloads))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(set("forwarded").toString()))
                    .build();
            assertThat(http.send(wish, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
            ground().awaitComplete("forwarded", 2);
            HttpResponse<Void> log = http.send(
                    HttpRequest.newBuilder(address.resolve(workloads + "/forwarded/pods/1/logs"))
                            .build(),
                    BodyHandlers.discarding());
            assertThat(log.statusCode()).isEqualTo(200);
            assertThat(log.headers().firstValue("Ordinal-Container")).hasValue("main");
            HttpRequest page = HttpRequest.newBuilder(address).build();
            assertThat(http.send(page, BodyHandlers.ofString()).body()).startsWith("<!doctype html>");
        } finally {
            forward.destroyForcibly();
        }
    }

    private static JsonNode set(String name) throws IOException {
        return Kube.JSON.readTree("""
                {"apiVersion": "apps.ordinal.dev/v1", "kind": "OrdinalSet", "metadata": {"name": "%1$s"},
                 "spec": {"serviceName": "%1$s", "replicas": 2, "selector": {"matchLabels": {"app": "%1$s"}},
                  "template": {"metadata": {"labels": {"app": "%1$s"}}, "spec": {
                   "terminationGracePeriodSeconds": 2,
                   "containers": [{"name": "main", "image": "localhost/box:1"}]}}}}
                """.formatted(name));
    }
}
