package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ordinal.it.FaultyLine.Fate;
import dev.ordinal.it.OrdinalProcess.Launch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * F1: a life of one workload from creation to deletion, in which Ordinal is killed after one of its writes, before it hears of it, and
 * started again. Whichever write it was, every object comes and goes as often as in the life in which nobody was killed, and the end is
 * the same. {@code -Dkills=…} says how many of the writes are tried; 0 is all of them.
 */
@NeedsControlPlane
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillAfterWriteIT {
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int KILLS = Integer.getInteger("kills", 5);
    private static final int PORT = Integer.getInteger("kill.port", 18320);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAME = "db";
    private static final int PODS = 3;

    private ControlPlane plane;
    private FaultyLine line;
    private Kube kube;
    private Launch launch;
    private OrdinalProcess ordinal;

    @BeforeAll
    void start() throws IOException, GeneralSecurityException {
        System.out.println("KillAfterWriteIT: -Dseed=" + SEED);
        plane = ControlPlane.withNodes(PORT);
        kube = Kube.of(plane.kubeconfig());
        String name = Stage.name(KillAfterWriteIT.class);
        Path home = Path.of("target", "it-state", name);
        line = FaultyLine.to(plane.kubeconfig(), home);
        launch = new Launch(Optional.of(line.kubeconfig()), home, name, false);
        ordinal = OrdinalProcess.start(launch);
    }

    @AfterAll
    void end() {
        if (ordinal != null) {
            ordinal.close();
        }
        if (kube != null) {
            kube.close();
        }
        if (line != null) {
            line.close();
        }
        if (plane != null) {
            plane.close();
        }
    }

    @Test
    void whicheverWriteWasTheLastOneItEndsAsIfNothingHadHappened() throws Exception {
        Life reference = live("undisturbed", Integer.MAX_VALUE);
        System.out.println("undisturbed: " + reference.writes() + " writes, " + reference.comings());
        for (int kill : kills(reference.writes())) {
            Life life = live("after-" + kill, kill);
            System.out.println("killed after write " + kill + " of " + life.writes());
            assertThat(life.comings())
                    .as("-Dseed=%d, killed after write %d", SEED, kill)
                    .isEqualTo(reference.comings());
        }
    }

    private static List<Integer> kills(int writes) {
        List<Integer> all = IntStream.rangeClosed(1, writes).boxed().toList();
        if (KILLS == 0) {
            return all;
        }
        Random random = new Random(SEED);
        return random.ints(1, writes + 1)
                .distinct()
                .limit(Math.min(KILLS, writes))
                .boxed()
                .toList();
    }

    /** What came of a life, and how many writes it took. */
    private record Life(Map<String, String> comings, int writes) {}

    private Life live(String namespace, int last) throws Exception {
        kube.createNamespace(namespace);
        AtomicInteger writes = new AtomicInteger();
        Census census = Census.from(kube, namespace);
        try (PodLog pods = PodLog.open(kube, namespace)) {
            line.fates(call -> {
                if (call.path().contains("/namespaces/" + namespace + "/")
                        && call.effective()
                        && writes.incrementAndGet() == last) {
                    return Fate.ANSWER_HELD;
                }
                return writes.get() < last ? Fate.PASSED : Fate.HELD;
            });
            CompletableFuture<Void> killed = line.held().thenRunAsync(this::killAndStartAgain);
            go(namespace, pods);
            if (writes.get() >= last) {
                killed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            pods.check();
            return new Life(census.counted(), writes.get());
        } finally {
            line.calm();
        }
    }

    /** The whole life, by hands that do not care who runs. */
    private void go(String namespace, PodLog pods) throws IOException {
        Wish wish = new Wish(Wish.Kind.OrdinalSet, NAME, "kwok-volume");
        String sets = wish.kind().path(namespace);
        YAMLMapper yaml = new YAMLMapper();
        send("POST", sets, RestClient.JSON, yaml.readTree(wish.yaml(PODS)));
        pods.awaitReady(NAME, PODS, PATIENCE);
        String set = sets + "/" + NAME;
        send("PATCH", set, "application/merge-patch+json", yaml.readTree("""
                spec: {template: {metadata: {annotations: {turn: second}}}}"""));
        await("all are of the new revision")
                .atMost(PATIENCE)
                .until(() -> pods.laws().steps(NAME).size() == 3 * PODS);
        pods.awaitReady(NAME, PODS, PATIENCE);
        send("PATCH", set, "application/merge-patch+json", yaml.readTree("spec: {replicas: 1}"));
        pods.awaitReady(NAME, 1, PATIENCE);
        send("DELETE", set, "", null);
        pods.awaitReady(NAME, 0, PATIENCE);
        String revisions = "/apis/apps/v1/namespaces/" + namespace + "/controllerrevisions";
        await("the set is gone, and what the garbage collector takes with it")
                .atMost(PATIENCE)
                .until(() -> kube.send("GET", set, "", null).code() == 404
                        && kube.get(revisions).path("items").isEmpty());
    }

    private void send(String method, String path, String type, JsonNode body) throws IOException {
        Kube.Answer answer = kube.send(method, path, type, body);
        assertThat(answer.accepted())
                .as("%s %s: %s", method, path, answer.message())
                .isTrue();
    }

    private void killAndStartAgain() {
        try {
            ordinal.kill();
            line.calm();
            ordinal = OrdinalProcess.start(launch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
