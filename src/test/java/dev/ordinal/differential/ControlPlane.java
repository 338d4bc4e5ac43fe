package dev.ordinal.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A control plane of our own without nodes: the test is its only kubelet. Ended with the process at the latest. */
final class ControlPlane implements AutoCloseable {
    private static final String FOLDER = "src/it/cluster/";
    private static final String GATES = "--feature-gates=StatefulSetRecreateStrategy=true";
    /** As quick as it can be; and nobody takes pods away because their node is not there. */
    private static final String CONTROLLERS = GATES + " --kube-api-qps=5000 --kube-api-burst=10000"
            + " --concurrent-statefulset-syncs=20 --controllers=-pod-garbage-collector-controller";

    /** Of the Ordinal beside it: on a busy machine the short lease of the other tests changes hands, and nobody acts meanwhile. */
    static final String[] SETTINGS = {"ordinal.status.every=50ms", "ordinal.lease.duration=15s"};

    private final String name;
    private final Path kubeconfig;
    private final Thread atTheEnd = new Thread(this::down);

    /** Whether the built-in StatefulSet controller runs in it. */
    enum StatefulSets {
        BUILT_IN,
        NOBODY
    }

    private ControlPlane(int port, StatefulSets statefulSets) {
        this.name = "own-" + port;
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        List<String> words =
                new ArrayList<>(List.of(FOLDER + "up", "--name", name, "--port", String.valueOf(port), "--nodes", "0"));
        if (statefulSets == StatefulSets.NOBODY) {
            words.add("--without-statefulset");
        }
        this.kubeconfig = Path.of(run(words).strip());
    }

    /** Named after its first port: whoever uses others can run beside it. */
    static ControlPlane up(int port, StatefulSets statefulSets) {
        return new ControlPlane(port, statefulSets);
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    /** Its controllers start anew, with or without the one of StatefulSets; everything else goes on. */
    void restartControllers(StatefulSets statefulSets) {
        List<String> words = new ArrayList<>(List.of(FOLDER + "controllers", "--name", name));
        if (statefulSets == StatefulSets.NOBODY) {
            words.add("--without-statefulset");
        }
        run(words);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
        down();
    }

    private void down() {
        run(List.of(FOLDER + "down", "--name", name));
    }

    private static String run(List<String> words) {
        try {
            ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(Map.of("KCM_FLAGS", CONTROLLERS, "APISERVER_FLAGS", GATES));
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
