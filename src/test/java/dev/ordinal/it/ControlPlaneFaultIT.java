package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.it.FaultyLine.Call;
import dev.ordinal.it.FaultyLine.Fate;
import dev.ordinal.it.OrdinalProcess.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A control plane that fails in every way it can while pods go up, over and down: it takes longer, and nothing else is different. */
@NeedsControlPlane
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlPlaneFaultIT {
    /** Repeats a run's chances: {@code -Dseed=…}. */
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private static final int PORT = Integer.getInteger("faults.port", 18300);
    private static final int PODS = 8;
    private static final Duration PATIENCE = Climb.PATIENCE;
    /** In which it must go on once the server takes requests again: it asks after 10 s at the latest. */
    private static final Duration BACK = Duration.ofSeconds(20);

    /** Answers that never come are given up soon, or the tests would take as long. */
    private static final String[] SETTINGS = {"ordinal.lease.duration=15s", "ordinal.cluster.timeout=1500ms"};

    private final Random random = new Random(SEED);
    private ControlPlane plane;
    private FaultyLine line;
    private Stage stage;
    private Climb climb;

    @RegisterExtension
    final TellOnFailure tellLog =
            new TellOnFailure(() -> "-Dseed=" + SEED + "\n" + stage.ordinal().tail());

    @BeforeAll
    void start() throws IOException, GeneralSecurityException {
        System.out.println("ControlPlaneFaultIT: -Dseed=" + SEED);
        plane = ControlPlane.withNodes(PORT);
        String name = Stage.name(ControlPlaneFaultIT.class);
        Path home = Path.of("target", "it-state", name);
        line = FaultyLine.to(plane.kubeconfig(), home);
        Launch launch = new Launch(Optional.of(line.kubeconfig()), home, name, false);
        stage = Stage.apart(plane.secondServer(PORT + 8), launch.with(SETTINGS));
        climb = new Climb(stage, stage::rest, PODS);
    }

    @AfterAll
    void end() throws IOException {
        if (stage != null) {
            line.calm();
            stage.leave();
        }
        if (line != null) {
            line.close();
        }
        if (plane != null) {
            plane.close();
        }
    }

    @AfterEach
    void noLawWasBroken() {
        line.calm();
        stage.pods().check();
    }

    @Test
    void theServerIsRestartedInTheMiddleOfAClimb() throws IOException {
        ControlPlanePart server = plane.part("kube-apiserver");
        climb.begin("restart", 3);
        server.kill();
        server.startAgain();
        climb.end("restart");
    }

    @Test
    void theServerIsGoneForAMinute() throws IOException {
        ControlPlanePart server = plane.part("kube-apiserver");
        climb.begin("gone", 0);
        climb.end("gone");
        server.kill();
        pass(Duration.ofMinutes(1));
        server.startAgain();
        Climb.untilAccepted(() -> stage.rest().scale("gone", 0));
        await("it goes on").atMost(BACK).until(() -> stage.pods().laws().isGoing("gone-" + (PODS - 1)));
        stage.pods().awaitReady("gone", 0, PATIENCE);
    }

    @Test
    void theStoreIsHaltedForTwentySeconds() throws IOException {
        ControlPlanePart etcd = plane.part("etcd");
        climb.begin("halted", 3);
        etcd.halt();
        try {
            pass(Duration.ofSeconds(20));
        } finally {
            etcd.goOn();
        }
        climb.end("halted");
    }

    @Test
    void aFifthOfAllRequestsIsRefusedOrFails() throws IOException {
        line.fates(sometimes(call -> true, Fate.TOO_MANY, Fate.FAILED));
        upOverAndDown("refused");
        assertThat(line.happened(Fate.TOO_MANY)).isPositive();
        assertThat(line.happened(Fate.FAILED)).isPositive();
    }

    @Test
    void theAnswersToAFifthOfAllWritesAreLost() throws IOException {
        line.fates(sometimes(Call::write, Fate.ANSWER_LOST));
        upOverAndDown("unanswered");
        assertThat(line.happened(Fate.ANSWER_LOST)).isPositive();
    }

    @Test
    void someRequestsAndSomeAnswersNeverArrive() throws IOException {
        line.fates(sometimes(call -> !call.watch(), Fate.HELD, Fate.ANSWER_HELD));
        upOverAndDown("silent");
        assertThat(line.happened(Fate.HELD)).isPositive();
        assertThat(line.happened(Fate.ANSWER_HELD)).isPositive();
    }

    @Test
    void everythingThatIsWatchedComesLate() throws IOException {
        line.slowWatches(Duration.ofMillis(300));
        upOverAndDown("late");
    }

    @Test
    void watchesAreCutAgainAndAgain() throws IOException {
        try (Repeated cuts = Repeated.every(Duration.ofMillis(400), line::cutWatches)) {
            upOverAndDown("cut");
            assertThat(cuts.sum()).as("watches that were cut").isPositive();
        }
    }

    @Test
    void theTokenIsReplacedAndTheFormerOneIsWorthNothing() throws IOException {
        climb.begin("token", 3);
        line.rotateToken("token-" + random.nextInt(1, Integer.MAX_VALUE));
        climb.end("token");
        line.rotateToken("token-" + random.nextInt(1, Integer.MAX_VALUE));
        stage.rest().scale("token", 0).is(200);
        stage.pods().awaitReady("token", 0, PATIENCE);
    }

    /**
     * Its pods go at once, and come elsewhere one by one: some of them in the place of others that were there before them. No pod
     * is taken meanwhile: nobody can see that a pod is being evicted before it is, so one that came at that moment would look
     * like one too early. First of all tests: after a server was away the scheduler looks at nodes again only when its back-off ends,
     * and until then would send pods to the tainted node again and again.
     */
    @Test
    @Order(1)
    void theNodeOfSomePodsIsTaintedInTheMiddleOfAClimb() throws IOException {
        climb.begin("tainted", 6);
        line.fates(call -> call.write() && call.path().contains("/pods") ? Fate.FAILED : Fate.PASSED);
        await("those that came are ready").atMost(PATIENCE).until(() -> {
            long come = climb.steps("tainted").size();
            return stage.pods().laws().ready("tainted", (int) come);
        });
        List<String> claims = stage.claims("data-tainted-");
        String node = node("tainted-0").orElseThrow();
        List<String> there = IntStream.range(0, PODS)
                .mapToObj(i -> "tainted-" + i)
                .filter(pod -> node(pod).equals(Optional.of(node)))
                .toList();
        taint(node, "[{\"key\": \"maintenance\", \"effect\": \"NoExecute\"}]");
        try {
            there.forEach(pod -> stage.pods().awaitDeleted(pod, 1));
            line.calm();
            await("all are ready, and elsewhere")
                    .atMost(PATIENCE)
                    .until(() -> IntStream.range(0, PODS)
                                    .mapToObj(i -> node("tainted-" + i))
                                    .allMatch(
                                            now -> now.isPresent() && !now.get().equals(node))
                            && stage.pods().laws().ready("tainted", PODS));
        } finally {
            taint(node, "null");
        }
        OrderLaws laws = stage.pods().laws();
        List<Integer> evicted = IntStream.range(0, PODS)
                .mapToObj(i -> laws.deleted("tainted-" + i))
                .toList();
        System.out.println("evicted from " + node + ", how often each of the pods: " + evicted);
        assertThat(evicted).as("those on other nodes stay").contains(0);
        assertThat(IntStream.range(0, PODS).mapToObj(i -> laws.created("tainted-" + i) - 1))
                .isEqualTo(evicted);
        assertThat(stage.claims("data-tainted-")).hasSize(PODS).containsAll(claims);
    }

    private Optional<String> node(String pod) {
        return stage.pods()
                .laws()
                .pod(pod)
                .map(there -> there.at("/spec/nodeName").asText());
    }

    private void taint(String node, String taints) throws IOException {
        JsonNode patch = Kube.JSON.readTree("{\"spec\": {\"taints\": %s}}".formatted(taints));
        Kube.Answer answer = stage.kube().send("PATCH", "/api/v1/nodes/" + node, "application/merge-patch+json", patch);
        assertThat(answer.accepted()).as(answer.message()).isTrue();
    }

    /** Climbs, updates and goes down, all in order. */
    private void upOverAndDown(String name) throws IOException {
        climb.begin(name, 0);
        climb.end(name);
        Wish wish = stage.wish(Wish.Kind.OrdinalSet, name);
        Climb.untilAccepted(() -> stage.rest().apply(name, wish.yaml(PODS).replace(":1", ":2")));
        List<String> over = new ArrayList<>();
        IntStream.iterate(PODS - 1, i -> i >= 0, i -> i - 1)
                .forEach(i -> over.addAll(List.of("-" + name + "-" + i, "+" + name + "-" + i)));
        await(name + " is updated")
                .atMost(PATIENCE)
                .until(() -> climb.steps(name).size() == PODS + over.size());
        stage.pods().awaitReady(name, PODS, PATIENCE);
        assertThat(climb.steps(name).subList(PODS, climb.steps(name).size())).isEqualTo(over);
        climb.descend(name);
    }

    /** To one in five of those; each of the fates as often as the others. */
    private Function<Call, Fate> sometimes(Function<Call, Boolean> those, Fate... fates) {
        return call -> those.apply(call) && random.nextInt(5) == 0 ? fates[random.nextInt(fates.length)] : Fate.PASSED;
    }

    private static void pass(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
    }
}
