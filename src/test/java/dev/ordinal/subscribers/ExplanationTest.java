package dev.ordinal.subscribers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.workload.Counts;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Phase;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Rung;
import dev.ordinal.workload.TestingWorkload;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Three ordinals are wanted: 0 is as it is to be, 1 is not Ready, 2 is not there yet; 7 is to go. */
class ExplanationTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Wait UNREADY = wait(Reason.WAITING_FOR_READY, OptionalInt.of(1));
    private static final Wait PAUSED = wait(Reason.HELD_BY_PAUSE, OptionalInt.empty());
    private static final Wait CONDEMNED = wait(Reason.WAITING_FOR_CONDEMNED_READY, OptionalInt.of(7));

    private static Wait wait(Reason reason, OptionalInt ordinal) {
        return new Wait(reason, ordinal, NOON, "");
    }

    private static WorkloadStatus status() {
        ObservedPod first = TestingWorkload.pod(0, "u0", Optional.of(NOON));
        ObservedPod second = TestingWorkload.pod(1, "u1", Optional.empty());
        ObservedPod last = TestingWorkload.pod(7, "u7", Optional.of(NOON));
        return new WorkloadStatus(
                new WorkloadKey("shop", "web"),
                WorkloadKind.ORDINAL_SET,
                "uid",
                1,
                0,
                Phase.UPDATING,
                new Counts(3, 3, 2, 2, 3, 3),
                new WorkloadStatus.Revisions("web-r", "web-r", 0, Map.of("web-r", 3)),
                List.of(UNREADY, PAUSED, CONDEMNED),
                List.of(
                        new Rung(0, true, Optional.of(first), true, List.of(), Optional.empty()),
                        new Rung(1, true, Optional.of(second), false, List.of(), Optional.of(UNREADY)),
                        new Rung(7, false, Optional.of(last), true, List.of(), Optional.of(CONDEMNED))),
                Set.of());
    }

    static Stream<Arguments> ordinals() {
        return Stream.of(
                arguments(0, true, List.of()),
                arguments(1, true, List.of("WAITING_FOR_READY", "HELD_BY_PAUSE", "WAITING_FOR_CONDEMNED_READY")),
                arguments(2, true, List.of("HELD_BY_PAUSE", "WAITING_FOR_READY", "WAITING_FOR_CONDEMNED_READY")),
                arguments(7, false, List.of("WAITING_FOR_CONDEMNED_READY", "HELD_BY_PAUSE", "WAITING_FOR_READY")));
    }

    @ParameterizedTest
    @MethodSource("ordinals")
    void its_own_waits_come_first(int ordinal, boolean wanted, List<String> reasons) {
        JsonNode told = Explanation.of(status(), ordinal).orElseThrow();
        assertThat(told.path("wanted").asBoolean()).isEqualTo(wanted);
        assertThat(told.path("because")
                        .valueStream()
                        .map(wait -> wait.path("reason").asText()))
                .isEqualTo(reasons);
        assertThat(told.path("pod").isNull()).isEqualTo(ordinal == 2);
    }

    @Test
    void one_that_nobody_wants_and_that_is_not_there_needs_no_explanation() {
        assertThat(Explanation.of(status(), 3)).isEmpty();
        assertThat(Explanation.of(status(), -1)).isEmpty();
    }
}
