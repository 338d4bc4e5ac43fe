package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is left when the process is not: the cluster goes on as it is, and whoever comes next goes on from there. */
@NeedsApiServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class CrashIT {
    /** Repeats the moments of a failed run: {@code -Dseed=…}. */
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private static final int PODS = 12;
    /** The broker waits 45 s for a consumer that was killed before another one of its group gets its partitions. */
    private static final Duration GROUP_MAX = Duration.ofSeconds(90);

    /** About as long as one pod takes to come up on the control plane. */
    private static final int WITHIN_A_STEP_MILLIS = 60;

    private Stage stage;

    @RegisterExtension
    final TellOnFailure tellLog =
            new TellOnFailure(() -> "-Dseed=" + SEED + "\n" + stage.ordinal().tail());

    @BeforeAll
    void start() throws IOException, GeneralSecurityException {
        stage = Stage.controlPlane(CrashIT.class);
        System.out.println("CrashIT: -Dseed=" + SEED);
    }

    @AfterAll
    void end() throws IOException {
        if (stage != null) {
            stage.close();
        }
    }

    @AfterEach
    void noLawWasBroken() {
        stage.pods().check();
    }

    @Test
    void killedInTheMiddleOfAClimbItGoesOnWithoutAWrongStep() throws IOException {
        killedAndStartedAgain("once", new Random(SEED));
    }

    @Test
    void killedAtTenMomentsItGoesOnEachTime() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < 10; i++) {
            killedAndStartedAgain("moment" + i, random);
        }
    }

    private void killedAndStartedAgain(String name, Random random) throws IOException {
        int after = random.nextInt(PODS);
        int millis = random.nextInt(WITHIN_A_STEP_MILLIS);
        Wish wish = stage.wish(Wish.Kind.OrdinalSet, name);
        stage.rest().create(wish.yaml(PODS)).is(201);
        OrderLaws laws = stage.pods().laws();
        await("pod " + after + " of " + name)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> laws.steps(name).size() >= after);
        pass(millis);
        stage.ordinal().kill();
        int survived = laws.steps(name).size();
        stage.startAgain();
        stage.pods().awaitReady(name, PODS);
        System.out.printf("%s: killed %d ms after step %d, %d pods were there%n", name, millis, after, survived);
        assertThat(laws.steps(name))
                .isEqualTo(IntStream.range(0, PODS)
                        .mapToObj(i -> "+" + name + "-" + i)
                        .toList());
    }

    @Test
    void nothingMovesWhileItIsDown() throws IOException {
        Wish wish = stage.wish(Wish.Kind.StatefulSet, "sleeper");
        stage.ordinal().stop();
        assertThat(stage.kube()
                        .send(
                                "POST",
                                Wish.Kind.StatefulSet.path(stage.namespace()),
                                RestClient.YAML,
                                new com.fasterxml.jackson.dataformat.yaml.YAMLMapper().readTree(wish.yaml(3)))
                        .accepted())
                .isTrue();
        await("no pod appears")
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(4))
                .until(() -> stage.pods().laws().steps("sleeper").isEmpty());
        stage.startAgain();
        stage.pods().awaitReady("sleeper", 3);
    }

    @Test
    void ofTwoOnlyTheLeaderActsAndWhenItDiesTheOtherGoesOn() throws IOException {
        OrdinalProcess first = stage.ordinal();
        Wish wish = stage.wish(Wish.Kind.OrdinalSet, "heritage");
        try (OrdinalProcess second = OrdinalProcess.start(stage.launch().withoutBroker());
                RestClient follower = new RestClient(second, stage.namespace());
                SseWatcher stream = SseWatcher.of(second, stage.namespace() + "/heritage")) {
            assertThat(List.of(first.leads(), second.leads())).containsExactly(true, false);
            follower.create(wish.yaml(3)).is(201);
            stage.pods().awaitReady("heritage", 3);
            assertThat(second.leads()).isFalse();
            stream.awaitEvent(
                    "the follower tells of pod 2", event -> event.line().startsWith("pod.ready 2"));

            first.kill();
            follower.scale("heritage", 5).is(200);
            await("the other one goes on")
                    .atMost(OrdinalProcess.LEASE.plusMillis(2_500))
                    .until(() -> stage.pods().laws().steps("heritage").contains("+heritage-3"));
            stage.pods().awaitReady("heritage", 5);
            assertThat(second.leads()).isTrue();
            assertThat(stage.pods().laws().steps("heritage"))
                    .isEqualTo(IntStream.range(0, 5)
                            .mapToObj(i -> "+heritage-" + i)
                            .toList());
        } finally {
            first.kill();
            stage.startAgain();
        }
    }

    @Test
    void whatWasAcknowledgedBeforeAKillIsStoredAndWhatWasNotComesAgain() throws Exception {
        int requests = 40;
        long acknowledged;
        try (KafkaClient kafka = new KafkaClient(stage.ordinal().broker())) {
            for (int i = 0; i < requests; i++) {
                String name = "burst" + i;
                Wish wish = stage.wish(Wish.Kind.OrdinalSet, name);
                String subject = stage.namespace() + "/" + name;
                kafka.send(CloudEvent.structured(new CloudEvent.Attributes(name, "apply", subject), wish.yaml(0)));
            }
            await("some are acknowledged").atMost(GROUP_MAX).until(() -> kafka.committed(0) > 0);
            acknowledged = kafka.committed(0);
            stage.ordinal().kill();
        }
        for (int i = 0; i < acknowledged; i++) {
            assertThat(stage.look(stage.wish(Wish.Kind.OrdinalSet, "burst" + i)).code())
                    .as("burst%d of %d acknowledged", i, acknowledged)
                    .isEqualTo(200);
        }
        stage.startAgain();
        for (int i = 0; i < requests; i++) {
            Wish wish = stage.wish(Wish.Kind.OrdinalSet, "burst" + i);
            // Workloads are no queue of each other's: the last of them may be stored before others.
            await("the rest")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> stage.look(wish).code() == 200);
            assertThat(stage.stored(wish).at("/metadata/generation").asInt())
                    .as("applied exactly once in effect")
                    .isEqualTo(1);
        }
    }

    private static void pass(int millis) {
        await().pollDelay(Duration.ofMillis(millis))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> true);
    }
}
