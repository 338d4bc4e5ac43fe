package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program run to its end, with what it said. */
public record Command(String line, int exit, String output) {
    /** Runs it in the project's folder; kubectl, helm and ours all find the test's cluster. */
    public static Command run(String... words) {
        try {
            ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
            Map<String, String> environment = builder.environment();
            environment.computeIfPresent("ORDINAL_TEST_KUBECONFIG", (name, path) -> {
                environment.put("KUBECONFIG", path);
                return path;
            });
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Command(String.join(" ", words), process.waitFor(), output);
        } catch (IOException e) {
            return new Command(String.join(" ", words), 127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Command(String.join(" ", words), 130, "interrupted");
        }
    }

    /** Runs kubectl as the test's administrator. */
    public static Command kubectl(String... words) {
        String kubectl = System.getenv().getOrDefault("KUBECTL", "kubectl");
        return run(Stream.concat(Stream.of(kubectl), List.of(words).stream()).toArray(String[]::new));
    }

    /** What it said, once it is sure that it succeeded. */
    public String succeeds() {
        assertThat(exit).as("%s%n%s", line, output).isZero();
        return output;
    }
}
