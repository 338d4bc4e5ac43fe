package dev.ordinal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The client that people use, on one cluster, in one namespace. */
record Kubectl(Path program, Path kubeconfig, String namespace, Path folder) {
    private static final int PATIENCE_SECONDS = 60;

    record Result(int exit, String out, String errors) {}

    /** Named by the variable KUBECTL, or the one of a control plane that was built for tests. */
    static Optional<Path> find() throws IOException {
        String named = System.getenv().getOrDefault("KUBECTL", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        String home = System.getenv("CONTROL_PLANE_HOME");
        Path versions = home == null
                ? Path.of(System.getProperty("user.home"), ".cache", "ordinal-control-plane", "k8s")
                : Path.of(home, "k8s");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(versions)) {
            return all.map(version -> version.resolve("kubectl"))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    Process start(File out, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--kubeconfig", kubeconfig.toString()));
        command.addAll(List.of("--cache-dir", folder + "/cache", "--namespace", namespace));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(out)
                .redirectError(new File(out + ".errors"))
                .start();
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        File out = Files.createTempFile(folder, "out", "").toFile();
        Process process = start(out, arguments);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("kubectl %s ends", String.join(" ", arguments))
                .isTrue();
        return new Result(
                process.exitValue(), Files.readString(out.toPath()), Files.readString(Path.of(out + ".errors")));
    }

    /** What it said, once it is sure that it succeeded. */
    String ok(String... arguments) throws IOException, InterruptedException {
        Result result = run(arguments);
        assertThat(result.exit())
                .as("kubectl %s: %s%s", String.join(" ", arguments), result.out(), result.errors())
                .isZero();
        return result.out().strip();
    }

    /** Writes a manifest and gives its path. */
    String file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "manifest", ".yaml"), content)
                .toString();
    }
}
