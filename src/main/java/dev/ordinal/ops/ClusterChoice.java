package dev.ordinal.ops;

import static dev.ordinal.ops.EarlySettings.setting;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster: only KUBECONFIG, the flag {@code -Dordinal.kubeconfig}, or a pod's service account choose a real one. What lies
 * in a person's home directory never does, so that trying Ordinal out touches nothing.
 */
final class ClusterChoice {
    private static final Path SERVICE_ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token");

    private ClusterChoice() {}

    static boolean inPod() {
        return Files.exists(SERVICE_ACCOUNT) && System.getenv("KUBERNETES_SERVICE_HOST") != null;
    }

    /** The kubeconfig that was named; empty if none was. */
    static Optional<Path> kubeconfig() {
        String named = setting("ordinal.kubeconfig", System.getenv().getOrDefault("KUBECONFIG", ""));
        return named.isBlank() ? Optional.empty() : Optional.of(Path.of(named));
    }

    static boolean embedded() {
        return kubeconfig().isEmpty() && !inPod();
    }

    /** The first line printed. */
    @SuppressWarnings("SystemOut") // nothing is configured yet, and a person is to see it first
    static void announce() {
        String cluster = kubeconfig()
                .map(file -> "the cluster of " + file + ", " + config().getMasterUrl())
                .orElse(
                        inPod()
                                ? "the cluster that this pod runs in"
                                : "an embedded cluster, in memory, for trying out");
        System.out.println("Ordinal works on " + cluster + ".");
    }

    /** How to reach the real cluster. */
    static Config config() {
        return config(null);
    }

    /**
     * The same, read once more. The context stays the one of the start: who makes another one current in that file moves no process
     * to another cluster.
     */
    static Config again(Config former) {
        NamedContext context = former.getCurrentContext();
        return config(context == null ? null : context.getName());
    }

    private static Config config(@Nullable String context) {
        Config found = kubeconfig()
                .map(file -> Config.fromKubeconfig(context, file.toFile()))
                .orElseGet(() -> Config.autoConfigure(context));
        return new ConfigBuilder(found)
                // The loop has its own back-off; a second one below it would hide what the server says.
                .withRequestRetryBackoffLimit(0)
                .build();
    }

    /** How to reach the embedded one. */
    static Config embedded(int port) {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + port)
                .withRequestRetryBackoffLimit(0)
                .build();
    }
}
