package dev.ordinal.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.doors.Statuses;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.status.StatusEvent;
import dev.ordinal.workload.WorkloadKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static final WorkloadKey WEB = new WorkloadKey("default", "web");
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final int KEEP = 10;

    private final Frames frames = new Frames(new Epoch("e1"), InstantSource.fixed(NOON), KEEP / 2);
    private final List<StatusEvent> events = new ArrayList<>();
    private final StatusBoard board = new StatusBoard(KEEP);

    private void record(int generations) {
        board.listen(events::add);
        for (int generation = 1; generation <= generations; generation++) {
            board.record(Statuses.running(WEB, generation), NOON);
        }
    }

    @Test
    void encodesAnEventOnceForAllSubscribers() {
        record(3);

        for (int subscriber = 0; subscriber < 5; subscriber++) {
            events.forEach(frames::live);
        }

        assertThat(frames.encodings()).isEqualTo(3);
        assertThat(frames.live(events.getLast()).toString())
                .startsWith("id: e1-3\nevent: workload.changed\ndata: {\"specversion\":\"1.0\",\"id\":\"e1-3\",")
                .contains("\"time\":\"2026-01-02T12:00:00Z\"", "\"data\":{\"namespace\":\"default\",\"name\":\"web\"")
                .endsWith("}}\n\n");
    }

    @Test
    void forgetsWhatNobodyIsAtAnyMore() {
        record(100);
        events.forEach(frames::live);

        frames.live(events.getLast());
        assertThat(frames.encodings()).isEqualTo(100);
        frames.live(events.getFirst());
        assertThat(frames.encodings()).isEqualTo(101);
    }

    @Test
    void tellsAQuietStreamHowFarItIs() {
        assertThat(frames.heartbeat(7).toString()).isEqualTo(":\nid: e1-7\n\n");
        assertThat(frames.heartbeat(-1).toString()).isEqualTo(":\n\n");
    }
}
