package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A control plane that fails in every way it can while pods go up, over and down: it takes longer, and nothing else is different. */
@NeedsControlPlane
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlPlaneFaultIT {
    /** Repeats a run's chances: {@code -Dseed=…}. */
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private static final int PORT = Integer.getInteger("faults.port", 18300);
    private static final int PODS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** In which it must go on once the server takes requests again: it asks after 10 s at the latest. */
    private static final Duration BACK = Duration.ofSeconds(20);

    /** Answers that never come are given up soon, or the tests would take as long. */
    private static final String[] SETTINGS = {"ordinal.lease.duration=15s", "ordinal.cluster.timeout=1500ms"};

    private final Random random = new Random(SEED);
    private ControlPlane plane;
    private FaultyLine line;
    private Stage stage;

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
        climbing("restart", 3);
        server.kill();
        server.startAgain();
        climbed("restart", PATIENCE);
    }

    @Test
    void theServerIsGoneForAMinute() throws IOException {
        ControlPlanePart server = plane.part("kube-apiserver");
        climbing("gone", 0);
        climbed("gone", PATIENCE);
        server.kill();
        pass(Duration.ofMinutes(1));
        server.startAgain();
        untilAccepted(() -> stage.rest().scale("gone", 0));
        await("it goes on").atMost(BACK).until(() -> stage.pods().laws().isGoing("gone-" + (PODS - 1)));
        stage.pods().awaitReady("gone", 0, PATIENCE);
    }

    @Test
    void theStoreIsHaltedForTwentySeconds() throws IOException {
        ControlPlanePart etcd = plane.part("etcd");
        climbing("halted", 3);
        etcd.halt();
        try {
            pass(Duration.ofSeconds(20));
        } finally {
            etcd.goOn();
        }
        climbed("halted", PATIENCE);
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
        climbing("token", 3);
        line.rotateToken("token-" + random.nextInt(1, Integer.MAX_VALUE));
        climbed("token", PATIENCE);
        line.rotateToken("token-" + random.nextInt(1, Integer.MAX_VALUE));
        stage.rest().scale("token", 0).is(200);
        stage.pods().awaitReady("token", 0, PATIENCE);
    }

    /** Climbs, updates and goes down, all in order. */
    private void upOverAndDown(String name) throws IOException {
        climbing(name, 0);
        climbed(name, PATIENCE);
        Wish wish = stage.wish(Wish.Kind.OrdinalSet, name);
        untilAccepted(() -> stage.rest().apply(name, wish.yaml(PODS).replace(":1", ":2")));
        List<String> over = new ArrayList<>();
        IntStream.iterate(PODS - 1, i -> i >= 0, i -> i - 1)
                .forEach(i -> over.addAll(List.of("-" + name + "-" + i, "+" + name + "-" + i)));
        await(name + " is updated").atMost(PATIENCE).until(() -> steps(name).size() == PODS + over.size());
        stage.pods().awaitReady(name, PODS, PATIENCE);
        untilAccepted(() -> stage.rest().scale(name, 0));
        stage.pods().awaitReady(name, 0, PATIENCE);
        IntStream.iterate(PODS - 1, i -> i >= 0, i -> i - 1).forEach(i -> over.add("-" + name + "-" + i));
        assertThat(steps(name).subList(PODS, steps(name).size())).isEqualTo(over);
    }

    private void climbing(String name, int pods) throws IOException {
        Wish wish = stage.wish(Wish.Kind.OrdinalSet, name);
        untilAccepted(() -> stage.rest().create(wish.yaml(PODS)));
        await("pod " + pods + " of " + name)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> steps(name).size() >= pods);
    }

    private void climbed(String name, Duration patience) {
        stage.pods().awaitReady(name, PODS, patience);
        assertThat(steps(name))
                .isEqualTo(IntStream.range(0, PODS)
                        .mapToObj(i -> "+" + name + "-" + i)
                        .toList());
    }

    private List<String> steps(String name) {
        return stage.pods().laws().steps(name);
    }

    /** The door says that the cluster did not take it; who asks again gets it, and a second creation finds the first one. */
    private static void untilAccepted(Asking asking) {
        await("the request is taken").atMost(PATIENCE).until(() -> {
            int code = asking.ask().code();
            assertThat(code).isIn(200, 201, 409, 429, 502, 503, 504);
            return code < 300 || code == 409;
        });
    }

    private interface Asking {
        RestClient.Reply ask() throws IOException;
    }

    /** To one in five of those; each of the fates as often as the others. */
    private Function<Call, Fate> sometimes(Function<Call, Boolean> those, Fate... fates) {
        return call -> those.apply(call) && random.nextInt(5) == 0 ? fates[random.nextInt(fates.length)] : Fate.PASSED;
    }

    private static void pass(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
    }
}
