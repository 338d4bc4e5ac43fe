package dev.ordinal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.it.Command;
import java.util.List;
import java.util.stream.Stream;

/** Ordinal as its users run it: its own image in a pod, installed by its own chart, with the rights that the chart gives. */
final class InCluster {
    private static final String NAMESPACE = "ordinal";
    private static final String HELM = System.getenv().getOrDefault("HELM", "helm");
    private static boolean installed;

    private InCluster() {}

    /** Once for all test classes, where only pods may run that ask for nothing. */
    static synchronized void install() {
        if (!installed) {
            Ground.command("create", "namespace", NAMESPACE).succeeds();
            kubectl("label", "namespace", NAMESPACE, "pod-security.kubernetes.io/enforce=restricted")
                    .succeeds();
            upgrade();
            installed = true;
        }
    }

    /** Installs or upgrades it with these values, and waits until it is ready. */
    static void upgrade(String... more) {
        List<String> words = List.of(
                HELM,
                "upgrade",
                "--install",
                "ordinal",
                "helm/ordinal",
                "--kubeconfig",
                Ground.KUBECONFIG.toString(),
                "--namespace",
                NAMESPACE,
                "--set",
                "image.repository=localhost/ordinal",
                "--wait",
                "--timeout",
                "120s");
        Command helm =
                Command.run(Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new));
        assertThat(helm.exit()).as("%s%n%s", helm.output(), told()).isZero();
    }

    /** SIGKILL, inside the node: nothing is finished, nothing is said, and the kubelet starts it again in its pod. */
    static void kill() {
        Command.run("src/it/cluster/node/enter", "pkill", "-KILL", "-f", "quarkus-run.jar")
                .succeeds();
    }

    /** So many replicas of it: none, where a test runs its own outside. */
    static void scale(int replicas) {
        kubectl("scale", "deployment/ordinal", "--replicas=" + replicas).succeeds();
        await("Ordinal has " + replicas + " pods")
                .atMost(Ground.PATIENCE)
                .until(() -> kubectl(
                                "get",
                                "deployment/ordinal",
                                "-o",
                                "jsonpath={.status.replicas}/{.status.readyReplicas}")
                        .succeeds()
                        .equals(replicas == 0 ? "/" : replicas + "/" + replicas));
    }

    /** The end of what it said, for whoever looks into a failure. */
    static String told() {
        return kubectl("get", "events").output()
                + kubectl("logs", "deployment/ordinal", "--tail=60").output();
    }

    static Command kubectl(String... words) {
        return Ground.command(Stream.concat(Stream.of("--namespace", NAMESPACE), Stream.of(words))
                .toArray(String[]::new));
    }
}
