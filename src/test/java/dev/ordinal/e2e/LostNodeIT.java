package dev.ordinal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.it.Command;
import dev.ordinal.it.OrdinalProcess;
import dev.ordinal.it.OrdinalProcess.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The node itself goes, and comes back. Ordinal runs outside of it meanwhile: with one node, it would go as well. */
class LostNodeIT extends NodeContract {
    private static final String READY = """
            image: localhost/box:1
            readinessProbe: {exec: {command: ['true']}, periodSeconds: 1}
            """;

    /** Nothing may come of a node that is lost: there is no sign to wait for. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private OrdinalProcess ordinal;

    @BeforeAll
    void outside() throws IOException {
        InCluster.scale(0);
        Path home = Path.of("target", "it-state", ground().namespace());
        ordinal = OrdinalProcess.start(new Launch(Optional.of(Ground.KUBECONFIG), home, ground().namespace(), false));
    }

    @AfterAll
    void inside() {
        if (ordinal != null) {
            ordinal.close();
        }
        InCluster.scale(1);
    }

    /**
     * ONE_PER_ORDINAL: a pod that nobody can see may still run, and write to its volume. Where all nodes are lost Kubernetes evicts
     * nothing, so the test deletes the pods.
     */
    @Test
    void whileTheKubeletIsGoneNoSecondPodComesForItsPods() throws IOException {
        ground().apply(Manifest.of("lost", 3, READY).claim("/data"));
        ground().awaitComplete("lost", 3);
        part("stop");
        try {
            ground().awaitWait("lost", 0, "WAITING_FOR_READY");
            IntStream.range(0, 3).forEach(i -> ground().excuse("lost-" + i));
            ground().kubectl("delete", "pods", "lost-0", "lost-1", "lost-2", "--wait=false");
            ground().awaitWait("lost", 0, "WAITING_FOR_TERMINATION");
            await("nothing")
                    .during(LOOK)
                    .atMost(LOOK.multipliedBy(2))
                    .until(() -> ground().laws().steps("lost").size() == 3);
        } finally {
            part("start");
        }
        ground().awaitComplete("lost", 3);
        assertThat(IntStream.range(0, 3).map(i -> ground().laws().created("lost-" + i)))
                .containsOnly(2);
    }

    /** The budget counts by the set's scale subresource; the eviction is somebody else's deletion, mended at once. */
    @Test
    void aDrainTakesOnePodAtATimeUnderABudget() throws Exception {
        ground().apply(Manifest.of("drained", 3, READY));
        ground().awaitComplete("drained", 3);
        ground().apply("budget", """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: drained}
                spec: {maxUnavailable: 1, selector: {matchLabels: {app: drained}}}
                """);
        await("the budget is counted")
                .atMost(Ground.PATIENCE)
                .until(() -> ground().kubectl(
                                "get",
                                "pdb",
                                "drained",
                                "-o",
                                "jsonpath={.status.currentHealthy} {.status.disruptionsAllowed}")
                        .equals("3 1"));
        IntStream.range(0, 3).forEach(i -> ground().excuse("drained-" + i));
        CompletableFuture<Command> drain = CompletableFuture.supplyAsync(
                () -> Ground.command("drain", "node", "--pod-selector=app=drained", "--timeout=120s"));
        try {
            await("one is gone").atMost(Ground.PATIENCE).until(() -> gone() == 1);
            await("no other one").during(LOOK).atMost(LOOK.multipliedBy(2)).until(() -> gone() == 1);
        } finally {
            Ground.command("uncordon", "node").succeeds();
        }
        drain.get().succeeds();
        ground().awaitComplete("drained", 3);
        assertThat(gone()).isEqualTo(3);
    }

    private int gone() {
        return IntStream.range(0, 3)
                .map(i -> ground().laws().deleted("drained-" + i))
                .sum();
    }

    private static void part(String verb) {
        Command.run("src/it/cluster/node/part", verb, "kubelet").succeeds();
    }
}
