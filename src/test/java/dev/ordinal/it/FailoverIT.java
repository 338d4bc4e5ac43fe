package dev.ordinal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Of three replicas one acts. It is killed, or frozen and thawed, and each pod still comes and goes once, in order. */
@NeedsApiServer
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailoverIT {
    /** Repeats the moments of a failed run: {@code -Dseed=…}. */
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private static final int REPLICAS = 3;
    private static final int PODS = 20;
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Random random = new Random(SEED);
    private Replicas replicas;
    private Climb climb;

    @RegisterExtension
    final TellOnFailure tellLog = new TellOnFailure(() -> "-Dseed=" + SEED + "\n" + replicas.tail());

    @BeforeAll
    void start() throws IOException, GeneralSecurityException {
        System.out.println("FailoverIT: -Dseed=" + SEED);
        replicas = Replicas.of(FailoverIT.class, "ordinal.lease.duration=" + LEASE.toSeconds() + "s");
        Stage stage = replicas.stage();
        climb = new Climb(stage, () -> new RestClient(running().getLast(), stage.namespace()), PODS);
    }

    @BeforeEach
    void threeRun() throws IOException {
        replicas.fill(REPLICAS);
    }

    @AfterEach
    void noLawWasBroken() {
        replicas.stage().pods().check();
    }

    @AfterAll
    void end() throws Exception {
        if (replicas != null) {
            replicas.close();
        }
    }

    private List<OrdinalProcess> running() {
        return replicas.running();
    }

    @Test
    void oneLeaderAfterTheOtherIsKilledInTheMiddleOfAClimbAndTheLastGoesOnAlone() throws IOException {
        climb.begin("killed", 1 + random.nextInt(4));
        for (int left = REPLICAS; left > 1; left--) {
            OrdinalProcess leader = leader();
            leader.kill();
            running().remove(leader);
            int survived = climb.steps("killed").size();
            System.out.printf("of %d replicas the leader was killed, %d pods were there%n", left, survived);
            assertThat(survived).as("in the middle").isLessThan(PODS);
            climb.reach("killed", survived + 1 + random.nextInt(2));
        }
        climb.end("killed");
        climb.descend("killed");
        assertThat(leader()).isSameAs(running().getLast());
    }

    /** What it had in its hands when it froze it may still send when it thaws: that finds its name taken, or its pod gone. */
    @Test
    void frozenLeadersWakeUpAsFollowers() throws IOException {
        for (int round = 0; round < 3; round++) {
            String name = "frozen" + round;
            climb.begin(name, 1 + random.nextInt(4));
            List<OrdinalProcess> frozen = new ArrayList<>();
            try {
                while (running().size() > 1) {
                    frozen.add(freezeLeader());
                    int survived = climb.steps(name).size();
                    System.out.printf("%s: the leader froze, %d pods were there%n", name, survived);
                    climb.reach(name, Math.min(PODS, survived + 1 + random.nextInt(2)));
                }
                OrdinalProcess last = leader();
                frozen.forEach(OrdinalProcess::goOn);
                climb.end(name);
                await("the others know")
                        .atMost(PATIENCE)
                        .until(() -> frozen.stream().noneMatch(OrdinalProcess::leads));
                climb.descend(name);
                assertThat(last.leads()).isTrue();
            } finally {
                frozen.forEach(OrdinalProcess::goOn);
                running().addAll(frozen);
            }
        }
    }

    /** It is not asked anything until it has thawed. */
    private OrdinalProcess freezeLeader() {
        OrdinalProcess leader = leader();
        leader.halt();
        running().remove(leader);
        return leader;
    }

    /** Of those that run and are not frozen. */
    private OrdinalProcess leader() {
        return await("one of them leads")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(() -> running().stream().filter(OrdinalProcess::leads).toList(), leaders -> leaders.size() == 1)
                .getFirst();
    }
}
