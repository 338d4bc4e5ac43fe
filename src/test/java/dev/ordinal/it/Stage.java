package dev.ordinal.it;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.it.OrdinalProcess.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A running Ordinal, a namespace for one test class, and everybody who looks on: made the same way on every cluster. */
public final class Stage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Launch launch;
    private final String namespace;
    private final Kube kube;
    private final PodLog pods;
    private OrdinalProcess ordinal;

    private Stage(Launch launch, String namespace, OrdinalProcess ordinal, Path kubeconfig)
            throws IOException, GeneralSecurityException {
        this.launch = launch;
        this.namespace = namespace;
        this.ordinal = ordinal;
        this.kube = Kube.of(kubeconfig);
        kube.createNamespace(namespace);
        this.pods = PodLog.open(kube, namespace);
    }

    /** In the process itself. */
    static Stage embedded(Class<?> test) throws IOException, GeneralSecurityException {
        return open(Optional.empty(), test);
    }

    /** On the control plane that was brought up for the tests. */
    static Stage controlPlane(Class<?> test) throws IOException, GeneralSecurityException {
        return open(Optional.of(Path.of(System.getenv("ORDINAL_TEST_KUBECONFIG"))), test);
    }

    /** On another control plane; Ordinal's own way to it may be another one. */
    static Stage apart(Path cluster, Launch launch) throws IOException, GeneralSecurityException {
        return open(launch, Optional.of(cluster));
    }

    private static Stage open(Optional<Path> kubeconfig, Class<?> test) throws IOException, GeneralSecurityException {
        String name = name(test);
        return open(new Launch(kubeconfig, Path.of("target", "it-state", name), name, true), Optional.empty());
    }

    /** A name that no other run has. */
    public static String name(Class<?> test) {
        String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        return test.getSimpleName().toLowerCase(Locale.ROOT) + "-" + run;
    }

    private static Stage open(Launch launch, Optional<Path> cluster) throws IOException, GeneralSecurityException {
        OrdinalProcess ordinal = OrdinalProcess.start(launch);
        try {
            return new Stage(launch, launch.lease(), ordinal, cluster.orElseGet(ordinal::kubeconfig));
        } catch (IOException | GeneralSecurityException | RuntimeException | AssertionError e) {
            ordinal.close();
            throw e;
        }
    }

    OrdinalProcess ordinal() {
        return ordinal;
    }

    Launch launch() {
        return launch;
    }

    /** After its end: the same again. */
    OrdinalProcess startAgain() throws IOException {
        ordinal = OrdinalProcess.start(launch);
        return ordinal;
    }

    String namespace() {
        return namespace;
    }

    Kube kube() {
        return kube;
    }

    PodLog pods() {
        return pods;
    }

    RestClient rest() {
        return new RestClient(ordinal, namespace);
    }

    /** Runs kubectl in the test's namespace; all it knows of the cluster is its kubeconfig. */
    Command kubectl(String... words) {
        List<String> where = List.of("--kubeconfig", ordinal.kubeconfig().toString(), "--namespace", namespace);
        return Command.kubectl(Stream.concat(where.stream(), Stream.of(words)).toArray(String[]::new));
    }

    /** A workload with a claim, of the class of volumes that this cluster has. */
    Wish wish(Wish.Kind kind, String name) throws IOException {
        String storageClass = kube.get("/apis/storage.k8s.io/v1/storageclasses")
                .at("/items/0/metadata/name")
                .asText();
        return new Wish(kind, name, storageClass);
    }

    Kube.Answer look(Wish wish) throws IOException {
        return kube.send("GET", wish.kind().path(namespace) + "/" + wish.name(), "", null);
    }

    JsonNode stored(Wish wish) throws IOException {
        return kube.get(wish.kind().path(namespace) + "/" + wish.name());
    }

    void awaitGone(Wish wish) {
        await(wish.name() + " is gone").atMost(PATIENCE).until(() -> look(wish).code() == 404);
    }

    /** Names and uids of the claims that start so, in the order of their names. */
    List<String> claims(String start) throws IOException {
        return kube.get("/api/v1/namespaces/" + namespace + "/persistentvolumeclaims")
                .path("items")
                .valueStream()
                .map(claim -> claim.at("/metadata/name").asText() + " "
                        + claim.at("/metadata/uid").asText())
                .filter(claim -> claim.startsWith(start))
                .sorted()
                .toList();
    }

    /** Everything stays as it is: the cluster goes too. */
    void leave() {
        pods.close();
        ordinal.close();
        kube.close();
    }

    /** Takes everything down while Ordinal still runs: only it takes its finalizers off. */
    @Override
    public void close() throws IOException {
        pods.close();
        String path = "/api/v1/namespaces/" + namespace;
        try {
            kube.send("DELETE", path, "", null);
            Progress.toNothing("the namespace goes", () -> left(path));
        } finally {
            kube.send("DELETE", "/apis/coordination.k8s.io/v1/namespaces/default/leases/" + launch.lease(), "", null);
            ordinal.close();
            kube.close();
        }
    }

    /** Itself, and what in it goes last. */
    private long left(String path) throws IOException {
        boolean gone = kube.send("GET", path, "", null).code() == 404;
        return gone
                ? 0
                : 1
                        + kube.get(Wish.Kind.OrdinalSet.path(namespace))
                                .path("items")
                                .size();
    }
}
