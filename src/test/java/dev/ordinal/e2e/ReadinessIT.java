package dev.ordinal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.it.OrderLaws;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A pod is ready when its own probe says so, and the next one waits for that. */
class ReadinessIT extends NodeContract {
    private static final String GATE = """
            image: localhost/box:1
            readinessProbe: {exec: {command: [test, -e, /tmp/ready]}, periodSeconds: 1}
            """;

    /** ORDERED_UP, EXPLAINED. */
    @Test
    void theNextPodComesOnlyWhenSomebodyOpensTheGate() throws IOException {
        ground().apply(Manifest.of("gate", 3, GATE));
        for (int ordinal = 0; ordinal < 3; ordinal++) {
            ground().awaitRunning("gate-" + ordinal);
            ground().awaitWait("gate", ordinal, "WAITING_FOR_READY");
            assertThat(ground().laws().pod("gate-" + (ordinal + 1))).isEmpty();
            ground().shell("gate-" + ordinal, "touch /tmp/ready");
        }
        ground().awaitComplete("gate", 3);

        ground().shell("gate-1", "rm /tmp/ready");
        ground().awaitPod("gate-1", "is not ready", pod -> !OrderLaws.ready(pod));
        ground().scale("gate", 4);
        ground().awaitWait("gate", 1, "WAITING_FOR_READY");
        assertThat(ground().laws().pod("gate-3")).isEmpty();
        ground().shell("gate-1", "touch /tmp/ready");
        ground().awaitRunning("gate-3");
        ground().shell("gate-3", "touch /tmp/ready");
        ground().awaitComplete("gate", 4);
        assertThat(ground().laws().steps("gate")).containsExactly("+gate-0", "+gate-1", "+gate-2", "+gate-3");
    }
}
