package dev.ordinal.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A control plane of our own: what happens to it happens to no other test. Ended with the process at the latest. */
public final class ControlPlane implements AutoCloseable {
    private static final String FOLDER = "src/it/cluster/";
    private static final String GATES = "--feature-gates=StatefulSetRecreateStrategy=true";
    /** As quick as it can be. */
    private static final String QUICK =
            GATES + " --kube-api-qps=5000 --kube-api-burst=10000 --concurrent-statefulset-syncs=20";
    /** Nobody takes pods away because their node is not there. */
    private static final String NODELESS = QUICK + " --controllers=-pod-garbage-collector-controller";
    /** A pod of a node that was not heard of is called unready, and a simulated kubelet never calls it Ready again. */
    private static final String PATIENT = QUICK + " --node-monitor-grace-period=10m";

    /** Of the Ordinal beside it: on a busy machine the short lease of the other tests changes hands, and nobody acts meanwhile. */
    private static final String[] SETTINGS = {"ordinal.status.every=50ms", "ordinal.lease.duration=15s"};

    private final String name;
    private final String flags;
    private final Path kubeconfig;
    private final Thread atTheEnd = new Thread(this::down);

    /** Whether the built-in StatefulSet controller runs in it. */
    public enum StatefulSets {
        BUILT_IN,
        NOBODY
    }

    private ControlPlane(int port, StatefulSets statefulSets, int nodes) {
        this.name = "own-" + port;
        this.flags = nodes == 0 ? NODELESS : PATIENT;
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        List<String> words = new ArrayList<>(List.of(
                FOLDER + "up", "--name", name, "--port", String.valueOf(port), "--nodes", String.valueOf(nodes)));
        if (statefulSets == StatefulSets.NOBODY) {
            words.add("--without-statefulset");
        }
        this.kubeconfig = Path.of(run(words).strip());
    }

    /** Without nodes: the test is its only kubelet. Named after its first port: whoever uses others can run beside it. */
    public static ControlPlane up(int port, StatefulSets statefulSets) {
        return new ControlPlane(port, statefulSets, 0);
    }

    /** With simulated kubelets, and nobody but Ordinal for StatefulSets. */
    static ControlPlane withNodes(int port) {
        return new ControlPlane(port, StatefulSets.NOBODY, 3);
    }

    /** How an Ordinal beside it is to be started. */
    public static String[] settings() {
        return SETTINGS.clone();
    }

    public Path kubeconfig() {
        return kubeconfig;
    }

    /** Its controllers start anew, with or without the one of StatefulSets; everything else goes on. */
    public void restartControllers(StatefulSets statefulSets) {
        List<String> words = new ArrayList<>(List.of(FOLDER + "controllers", "--name", name));
        if (statefulSets == StatefulSets.NOBODY) {
            words.add("--without-statefulset");
        }
        run(words);
    }

    /**
     * A second API server on the same store, which stays when the first one goes: who watches there misses nothing. What a restarted one
     * saw before is forgotten.
     *
     * @return the kubeconfig for it
     */
    Path secondServer(int port) throws IOException {
        part("kube-apiserver").startAnother(Map.of("--secure-port", String.valueOf(port)));
        String first = Files.readString(kubeconfig);
        Path second = Files.writeString(
                kubeconfig.resolveSibling("kubeconfig-" + port),
                first.replaceFirst("(server: .https://127\\.0\\.0\\.1:)\\d+", "$1" + port));
        await("the second API server")
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> {
                    try (Kube kube = Kube.of(second)) {
                        return kube.get("/version").isObject();
                    }
                });
        return second;
    }

    /** One of its processes, by the name of the program. */
    ControlPlanePart part(String part) throws IOException {
        return ControlPlanePart.of(kubeconfig.resolveSibling("pids"), part);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
        down();
    }

    private void down() {
        run(List.of(FOLDER + "down", "--name", name));
    }

    private String run(List<String> words) {
        try {
            ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(Map.of("KCM_FLAGS", flags, "APISERVER_FLAGS", GATES));
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException(words + " ended with " + exit + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
