package dev.ordinal.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People use kubectl: so does this. */
class KubectlTest {
    private static Path kubectl = Path.of("kubectl");

    @TempDir
    private Path folder;

    private record Result(int exit, String out, String errors) {}

    @BeforeAll
    static void findKubectl() throws IOException {
        Optional<Path> found = find();
        if (found.isEmpty()) {
            System.out.println(
                    "KubectlTest is skipped: no kubectl by property or variable KUBECTL, nor a built control plane");
        }
        Assumptions.assumeTrue(found.isPresent());
        kubectl = found.get();
    }

    private static Optional<Path> find() throws IOException {
        String named = System.getProperty("KUBECTL", System.getenv().getOrDefault("KUBECTL", ""));
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

    private Process start(File out, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(kubectl.toString(), "--kubeconfig", folder + "/config"));
        command.add("--cache-dir=" + folder + "/cache");
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(out)
                .redirectError(new File(out + ".errors"))
                .start();
    }

    private Result run(String... arguments) throws IOException, InterruptedException {
        File out = Files.createTempFile(folder, "out", "").toFile();
        Process process = start(out, arguments);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("kubectl ends").isTrue();
        return new Result(
                process.exitValue(), Files.readString(out.toPath()), Files.readString(Path.of(out + ".errors")));
    }

    private String ok(String... arguments) throws IOException, InterruptedException {
        Result result = run(arguments);
        assertThat(result.exit()).as(result.errors()).isZero();
        return result.out().strip();
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = KubectlTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void appliesWaitsWatchesAndDeletesPods() throws IOException, InterruptedException {
        try (Live live = new Live()) {
            file("config", live.server.kubeconfig());
            String pod = """
                    {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"},
                     "spec": {"containers": [{"name": "c", "image": "i:1"}, {"name": "d", "image": "j:1"}]}}
                    """;
            File seen = folder.resolve("seen").toFile();
            Process watching = start(seen, "get", "pods", "--watch");
            assertThat(ok("apply", "-f", file("pod.json", pod))).isEqualTo("pod/p created");
            assertThat(ok("wait", "--for=condition=Ready", "pod/p", "--timeout=20s"))
                    .isEqualTo("pod/p condition met");
            assertThat(ok("apply", "-f", file("pod.json", pod.replace("j:1", "j:2"))))
                    .isEqualTo("pod/p configured");
            assertThat(ok("get", "pod", "p", "-o", "jsonpath={.spec.containers[*].image}"))
                    .isEqualTo("i:1 j:2");
            assertThat(ok("apply", "-f", file("pod.json", pod.replace("j:1", "j:2"))))
                    .isEqualTo("pod/p unchanged");
            ok("wait", "--for=condition=Ready", "pod/p", "--timeout=20s");
            assertThat(ok("get", "pods")).contains("NAME   READY   STATUS    RESTARTS", "p      2/2     Running");
            ok("delete", "pod", "p");
            assertThat(run("get", "pod", "p").errors()).contains("pods \"p\" not found");
            watching.destroy();
            watching.waitFor();
            assertThat(Files.readString(seen.toPath())).contains("ContainerCreating", "Running", "Terminating");
        }
    }

    @Test
    void createsTheSmallKindsItSendsInProtobuf() throws IOException, InterruptedException {
        try (Live live = new Live()) {
            file("config", live.server.kubeconfig());
            assertThat(ok("create", "namespace", "team")).isEqualTo("namespace/team created");
            ok("create", "configmap", "cm", "-n", "team", "--from-literal=a=b", "--from-literal=c=d e");
            assertThat(ok("get", "cm", "cm", "-n", "team", "-o", "jsonpath={.data}"))
                    .isEqualTo("{\"a\":\"b\",\"c\":\"d e\"}");
            ok("create", "secret", "generic", "s", "-n", "team", "--from-literal=k=v");
            assertThat(ok("get", "secret", "s", "-n", "team", "-o", "jsonpath={.data.k} {.type}"))
                    .isEqualTo("dg== Opaque");
            assertThat(run("create", "service", "clusterip", "x", "--tcp=80").errors())
                    .contains("can't read Service in protobuf");
            ok("delete", "namespace", "team");
        }
    }

    @Test
    void usesCustomResourcesLikeAnyOther() throws IOException, InterruptedException {
        try (Live live = new Live()) {
            file("config", live.server.kubeconfig());
            ok("apply", "-f", file("crd.json", resource("/embedded/ordinalset-crd.json")));
            ok("wait", "--for=condition=Established", "crd/ordinalsets.apps.ordinal.dev", "--timeout=10s");
            String set = """
                    {"apiVersion": "apps.ordinal.dev/v1", "kind": "OrdinalSet", "metadata": {"name": "web"},
                     "spec": {"replicas": 2}}
                    """;
            assertThat(ok("apply", "-f", file("set.json", set))).isEqualTo("ordinalset.apps.ordinal.dev/web created");
            ok("scale", "oset/web", "--replicas=5");
            ok("apply", "-f", file("set.json", set.replace("\"replicas\": 2", "\"replicas\": 2, \"paused\": true")));
            assertThat(ok("get", "oset", "web", "-o", "jsonpath={.spec.replicas} {.spec.paused}"))
                    .isEqualTo("2 true");
            assertThat(ok("get", "oset").lines().toList().getFirst()).matches("NAME +DESIRED +READY +AGE");
            assertThat(ok("get", "oset", "--no-headers")).startsWith("web   2");
            ok("patch", "oset", "web", "--subresource=status", "--type=merge", "-p", """
                    {"status": {"conditions": [{"type": "Ready", "status": "True"}]}}""");
            ok("wait", "--for=condition=Ready", "oset/web", "--timeout=10s");
            Result wrong = run(
                    "apply", "-f", file("wrong.json", set.replace("\"replicas\"", "\"replica\"")), "--dry-run=server");
            assertThat(wrong.errors()).contains("unknown field \"spec.replica\"");
            ok("delete", "oset", "web", "--cascade=foreground");
            assertThat(ok("get", "oset", "-o", "name")).isEmpty();
            ok("delete", "crd", "ordinalsets.apps.ordinal.dev");
            assertThat(run("get", "oset").exit()).isEqualTo(1);
        }
    }
}
