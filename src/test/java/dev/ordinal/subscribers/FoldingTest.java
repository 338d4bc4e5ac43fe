package dev.ordinal.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.doors.Statuses;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.status.StatusEvent;
import dev.ordinal.workload.Counts;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Phase;
import dev.ordinal.workload.PodPhase;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Rung;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A snapshot and the changes since, folded as docs/protocol.md says, are the latest status, after every single event. */
class FoldingTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final int STEPS = 1_500;
    private static final List<WorkloadKey> KEYS =
            Stream.of("a/one", "a/two", "b/one").map(WorkloadKey::parse).toList();

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random chance = new Random(seed);
    private final StatusBoard board = new StatusBoard(10);
    private final Frames frames = new Frames(new Epoch("e1"), InstantSource.fixed(NOON), 10);
    private final List<StatusEvent> heard = new ArrayList<>();

    @Test
    void aSnapshotAndWhatFollowedIsTheLatestStatus() {
        System.out.println("FoldingTest: -Dseed=" + seed);
        board.listen(heard::add);
        Folding client = new Folding();
        for (int step = 0; step < STEPS; step++) {
            WorkloadKey key = KEYS.get(chance.nextInt(KEYS.size()));
            if (chance.nextInt(20) == 0) {
                board.remove(key, NOON);
            } else {
                board.record(status(key), NOON);
            }
            heard.forEach(event -> client.take(frames.live(event).toString()));
            heard.clear();
            assertThat(client.views()).as("step " + step).isEqualTo(latest());
            if (chance.nextInt(50) == 0) {
                client.views().clear();
                board.present("", Optional.empty()).present().forEach(status -> client.take(snapshot(status)));
            }
        }
    }

    @Test
    void aStepOfOnePodIsSmallHoweverManyThereAre() {
        int pods = 5_000;
        List<Rung> rungs = new ArrayList<>(IntStream.range(0, pods)
                .mapToObj(i -> new Rung(i, true, Optional.of(pod(i, false)), false, List.of(), Optional.empty()))
                .toList());
        List<Wait> waits = new ArrayList<>(IntStream.range(0, pods)
                .mapToObj(i -> new Wait(Reason.WAITING_FOR_READY, OptionalInt.of(i), NOON, ""))
                .toList());
        board.record(status(KEYS.getFirst(), rungs, waits), NOON);
        board.listen(heard::add);
        rungs.set(3_000, new Rung(3_000, true, Optional.of(pod(3_000, true)), true, List.of(), Optional.empty()));
        waits.remove(3_000);
        board.record(status(KEYS.getFirst(), rungs, waits), NOON);

        assertThat(heard).extracting(event -> event.type().text()).containsExactly("pod.ready", "workload.changed");
        assertThat(frames.live(heard.getLast()).length()).isLessThan(2_000);
        assertThat(heard.getLast().weight()).isEqualTo(2);
    }

    private String snapshot(WorkloadStatus status) {
        StringBuilder frame = new StringBuilder();
        frames.snapshot(status, 1).forEach(frame::append);
        return frame.toString();
    }

    private Map<String, JsonNode> latest() {
        Map<String, JsonNode> views = new HashMap<>();
        board.present("", Optional.empty())
                .present()
                .forEach(status -> views.put(
                        status.key().toString(), Folding.json(View.of(status).toString())));
        return views;
    }

    private WorkloadStatus status(WorkloadKey key) {
        List<Wait> waits = new ArrayList<>();
        List<Rung> rungs = new ArrayList<>();
        for (int ordinal = 0; ordinal < 8; ordinal++) {
            Optional<Wait> wait =
                    chance.nextInt(3) == 0 ? Optional.of(wait(OptionalInt.of(ordinal))) : Optional.empty();
            wait.ifPresent(waits::add);
            if (chance.nextInt(4) > 0) {
                Optional<ObservedPod> pod =
                        chance.nextInt(3) > 0 ? Optional.of(pod(ordinal, chance.nextBoolean())) : Optional.empty();
                rungs.add(new Rung(ordinal, true, pod, false, List.of(), wait));
            }
        }
        if (chance.nextInt(3) == 0) {
            waits.addFirst(wait(OptionalInt.empty()));
        }
        if (chance.nextInt(5) == 0) {
            Collections.shuffle(waits, chance);
        }
        return status(key, rungs, waits);
    }

    private static WorkloadStatus status(WorkloadKey key, List<Rung> rungs, List<Wait> waits) {
        return new WorkloadStatus(
                key,
                WorkloadKind.ORDINAL_SET,
                "uid-" + key,
                1,
                0,
                Phase.UPDATING,
                new Counts(8, rungs.size(), 0, 0, 0, 0),
                Statuses.running(key, 1).revisions(),
                waits,
                rungs,
                Set.of());
    }

    private Wait wait(OptionalInt ordinal) {
        Reason reason = chance.nextBoolean() ? Reason.WAITING_FOR_READY : Reason.WAITING_FOR_AVAILABLE;
        return new Wait(reason, ordinal, NOON, chance.nextBoolean() ? "" : "ImagePullBackOff");
    }

    private ObservedPod pod(int ordinal, boolean ready) {
        return new ObservedPod(
                ordinal,
                "one-" + ordinal,
                "pod-" + ordinal,
                "",
                "uid",
                ready ? PodPhase.RUNNING : PodPhase.PENDING,
                ready ? Optional.of(NOON) : Optional.empty(),
                false,
                "one-1",
                ObservedPod.Traits.EXPECTED,
                new ObservedPod.Sight("node-1", "", ready ? 0 : chance.nextInt(2), ""));
    }
}
