package dev.ordinal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.it.Command;
import dev.ordinal.it.Kube;
import dev.ordinal.it.OrderLaws;
import dev.ordinal.it.PodLog;
import dev.ordinal.it.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A namespace of the node for one test class, with everybody who looks on. */
final class Ground implements AutoCloseable {
    static final Path KUBECONFIG = Path.of(System.getenv().getOrDefault("ORDINAL_NODE_KUBECONFIG", "none"));
    static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration OFTEN = Duration.ofMillis(100);
    private static final Path FILES = Path.of("target", "it-state", "e2e");

    private final String namespace;
    private final Kube kube;
    private final PodLog pods;

    private Ground(String namespace, Kube kube, PodLog pods) {
        this.namespace = namespace;
        this.kube = kube;
        this.pods = pods;
    }

    static Ground open(Class<?> test) throws IOException, GeneralSecurityException {
        String namespace = Stage.name(test);
        Kube kube = Kube.of(KUBECONFIG);
        command("create", "namespace", namespace).succeeds();
        return new Ground(namespace, kube, PodLog.open(kube, namespace, PATIENCE));
    }

    /** Runs kubectl as the node's administrator. */
    static Command command(String... words) {
        return Command.kubectl(Stream.concat(Stream.of("--kubeconfig", KUBECONFIG.toString()), Stream.of(words))
                .toArray(String[]::new));
    }

    /** Runs it in the test's namespace; what it said. */
    String kubectl(String... words) {
        return command(Stream.concat(Stream.of("--namespace", namespace), Stream.of(words))
                        .toArray(String[]::new))
                .succeeds();
    }

    /** Runs a line of shell in a container; what it said. */
    String shell(String pod, String line) {
        return kubectl("exec", pod, "--", "sh", "-c", line).strip();
    }

    void apply(Manifest manifest) throws IOException {
        apply(manifest.name(), manifest.yaml());
    }

    void apply(String name, String yaml) throws IOException {
        Path file = FILES.resolve(namespace).resolve(name + ".yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml);
        kubectl("apply", "-f", file.toString());
    }

    void scale(String set, int replicas) {
        kubectl("scale", "ordinalset", set, "--replicas=" + replicas);
    }

    String namespace() {
        return namespace;
    }

    OrderLaws laws() {
        return pods.laws();
    }

    PodLog pods() {
        return pods;
    }

    JsonNode set(String name) {
        return object("/apis/apps.ordinal.dev/v1/namespaces/" + namespace + "/ordinalsets/" + name);
    }

    private JsonNode object(String path) {
        try {
            return kube.get(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Waits until the status tells that all of it is there, at the revision that is wanted. */
    void awaitComplete(String set, int replicas) {
        await(set + " is complete with " + replicas + " pods")
                .atMost(PATIENCE)
                .pollInterval(OFTEN)
                .failFast(pods::check)
                .until(() -> complete(set(set), replicas) && laws().ready(set, replicas));
    }

    private static boolean complete(JsonNode set, int replicas) {
        JsonNode status = set.path("status");
        return observed(set)
                && set.at("/spec/replicas").asInt() == replicas
                && status.path("phase").asText().equals("Running")
                && status.path("updatedReplicas").asInt() == replicas
                && status.path("availableReplicas").asInt() == replicas;
    }

    private static boolean observed(JsonNode set) {
        return set.at("/status/observedGeneration").asLong()
                == set.at("/metadata/generation").asLong();
    }

    /** Waits until Ordinal says that it waits for this ordinal, and why. */
    void awaitWait(String set, int ordinal, String reason) {
        await(set + "-" + ordinal + " waits: " + reason)
                .atMost(PATIENCE)
                .pollInterval(OFTEN)
                .failFast(pods::check)
                .until(() -> observed(set(set))
                        && set(set).at("/status/waits")
                                .valueStream()
                                .anyMatch(wait -> wait.path("ordinal").asInt(-1) == ordinal
                                        && wait.path("reason").asText().equals(reason)));
    }

    void awaitPod(String pod, String what, Predicate<JsonNode> condition) {
        await(pod + " " + what)
                .atMost(PATIENCE)
                .pollInterval(OFTEN)
                .failFast(pods::check)
                .until(() -> laws().pod(pod).filter(condition).isPresent());
    }

    void awaitRunning(String pod) {
        awaitPod(pod, "runs", Ground::runs);
    }

    static boolean runs(JsonNode pod) {
        return pod.at("/status/containerStatuses/0/state").has("running");
    }

    JsonNode pod(String name) {
        return laws().pod(name).orElseThrow(() -> new AssertionError("no pod " + name));
    }

    static String uid(JsonNode object) {
        return object.at("/metadata/uid").asText();
    }

    /** A person's or the cluster's hand takes this one, whatever the order. */
    void excuse(String pod) {
        laws().excuse(uid(pod(pod)));
    }

    List<String> claims() {
        return object("/api/v1/namespaces/" + namespace + "/persistentvolumeclaims")
                .path("items")
                .valueStream()
                .map(claim -> claim.at("/metadata/name").asText() + " " + uid(claim) + " "
                        + claim.at("/status/phase").asText())
                .sorted()
                .toList();
    }

    /** Nobody waits for the namespace to go: the node goes with it, or the next test comes. */
    @Override
    public void close() {
        pods.close();
        kube.close();
        assertThat(command("delete", "namespace", namespace, "--wait=false").exit())
                .isZero();
    }
}
