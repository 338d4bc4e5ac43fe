package dev.ordinal.subscribers;

import dev.ordinal.outbox.Outbox;
import dev.ordinal.outbox.Outgoing;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.status.StatusEvent;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadStatus;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Tells the status of every workload on the broker, as long as this replica leads: first all of them, then what changed, the latest of
 * each workload. Whoever records a status only notes whose it is; what it says is written down here, when the broker has room for it.
 */
@ApplicationScoped
public class StatusTopic {
    /** How far the topic may be behind; changes that come closer together become one. */
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Workloads that may be owed an event, those that were deleted while the broker was away among them. */
    private static final int OWED_MAX = 100_000;

    private final Vertx vertx;
    private final StatusBoard board;
    private final Frames frames;
    private final Leading leading;
    private final StatusChannel channel;
    private @Nullable Telling telling;

    StatusTopic(Vertx vertx, StatusBoard board, Frames frames, Leading leading, StatusChannel channel) {
        this.vertx = vertx;
        this.board = board;
        this.frames = frames;
        this.leading = leading;
        this.channel = channel;
    }

    void start(
            @Observes StartupEvent event,
            @ConfigProperty(name = "ordinal.queue.enabled") boolean open,
            @ConfigProperty(name = "ordinal.queue.status") boolean wanted) {
        if (open && wanted) {
            vertx.setPeriodic(
                    LOOK.toMillis(),
                    timer -> vertx.executeBlocking(() -> {
                        look();
                        return null;
                    }));
        }
    }

    private synchronized void look() {
        boolean leads = leading.leads();
        if (telling != null && !leads) {
            board.leave(telling);
            telling = null;
            channel.outbox().clear();
        }
        if (telling == null && leads) {
            Telling anew = new Telling();
            board.listen(anew);
            anew.begin(board.present("", Optional.empty()));
            telling = anew;
        }
        if (telling != null) {
            pay(telling);
        }
    }

    private void pay(Telling owing) {
        Outbox outbox = channel.outbox();
        while (outbox.hasRoom()) {
            Map.Entry<WorkloadKey, Optional<StatusEvent>> next = owing.next();
            if (next == null) {
                return;
            }
            Optional<WorkloadStatus> latest = board.latest(next.getKey());
            next.getValue()
                    .map(event -> event(event, after(event, latest)))
                    .or(() -> latest.map(status -> snapshot(status, owing.number())))
                    .ifPresent(outbox::offer);
        }
    }

    /** One that was deleted is told as it was, whoever has its name now. */
    private static WorkloadStatus after(StatusEvent event, Optional<WorkloadStatus> latest) {
        return event.type() == StatusEvent.Type.WORKLOAD_DELETED ? event.status() : latest.orElse(event.status());
    }

    /** Whatever the step was, it tells the whole: the topic may keep the latest of each workload only. */
    private Outgoing event(StatusEvent event, WorkloadStatus status) {
        String key = status.key().toString();
        return new Outgoing(key, Frames.type(event.type().text()), frames.whole(event, status));
    }

    private Outgoing snapshot(WorkloadStatus status, long number) {
        String key = status.key().toString();
        return new Outgoing(key, Frames.type("workload.snapshot"), frames.whole(status, number));
    }

    /** One time of leading: who is owed what. Nothing stands for a snapshot. */
    private static final class Telling implements Consumer<StatusEvent> {
        private final SequencedMap<WorkloadKey, Optional<StatusEvent>> owed = new LinkedHashMap<>();
        private long number;

        synchronized void begin(StatusBoard.Joined joined) {
            number = Math.max(number, joined.number());
            joined.present().forEach(status -> owed.putIfAbsent(status.key(), Optional.empty()));
        }

        synchronized Map.@Nullable Entry<WorkloadKey, Optional<StatusEvent>> next() {
            return owed.pollFirstEntry();
        }

        synchronized long number() {
            return number;
        }

        /** Called by whoever records a status. Those of single pods are for who watches; each of these holds them all. */
        @Override
        public synchronized void accept(StatusEvent event) {
            number = event.number();
            if (event.rung().isPresent()) {
                return;
            }
            owed.merge(event.status().key(), Optional.of(event), Telling::together);
            if (owed.size() > OWED_MAX) {
                owed.pollFirstEntry();
            }
        }

        /** A snapshot tells a change too; what was created and changed at once is told as created. */
        private static Optional<StatusEvent> together(Optional<StatusEvent> before, Optional<StatusEvent> now) {
            StatusEvent latest = now.orElseThrow();
            if (latest.type() != StatusEvent.Type.WORKLOAD_CHANGED) {
                return now;
            }
            return before.map(earlier -> earlier.type() == StatusEvent.Type.WORKLOAD_CREATED
                    ? new StatusEvent(
                            latest.number(),
                            latest.at(),
                            earlier.type(),
                            latest.status(),
                            latest.rung(),
                            latest.reason(),
                            latest.change())
                    : latest);
        }
    }
}
