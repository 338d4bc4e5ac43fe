package dev.ordinal.subscribers;

import dev.ordinal.outbox.Outbox;
import dev.ordinal.outbox.Outgoing;
import dev.ordinal.status.StatusBoard;
import dev.ordinal.status.StatusEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Tells the status of every workload on the broker, as long as this replica leads: first all of them, then each change. After a
 * change of leader, and wherever something was given up for want of room, all of them are told again.
 */
@ApplicationScoped
public class StatusTopic {
    /** How long a new leader may go unnoticed here; nobody waits for it. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Vertx vertx;
    private final StatusBoard board;
    private final Frames frames;
    private final Leading leading;
    private final StatusChannel channel;
    private @Nullable Telling telling;
    private long droppedBefore;

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
        Outbox outbox = channel.outbox();
        boolean leads = leading.leads();
        boolean gap = outbox.dropped() > droppedBefore && outbox.isEmpty();
        if (telling != null && (!leads || gap)) {
            board.leave(telling);
            telling = null;
            outbox.clear();
        }
        if (telling == null && leads) {
            droppedBefore = outbox.dropped();
            Telling anew = new Telling(outbox);
            anew.begin(board.join(anew));
            telling = anew;
        }
    }

    /** One time of leading. What happens while the snapshot is made is told after it. */
    private final class Telling implements Consumer<StatusEvent> {
        private final Outbox outbox;
        private final List<Outgoing> early = new ArrayList<>();
        private boolean begun;

        Telling(Outbox outbox) {
            this.outbox = outbox;
        }

        void begin(StatusBoard.Joined joined) {
            List<Outgoing> present = joined.present().stream()
                    .map(status -> new Outgoing(
                            status.key().toString(),
                            Frames.type("workload.snapshot"),
                            frames.snapshotEvent(status, joined.number())))
                    .toList();
            synchronized (this) {
                present.forEach(outbox::offer);
                early.forEach(outbox::offer);
                early.clear();
                begun = true;
            }
        }

        /** Called by whoever records a status. Those of single pods are for who watches; each of these holds them all. */
        @Override
        public void accept(StatusEvent event) {
            if (event.rung().isPresent()) {
                return;
            }
            Outgoing outgoing = new Outgoing(
                    event.status().key().toString(), Frames.type(event.type().text()), frames.event(event));
            synchronized (this) {
                if (begun) {
                    outbox.offer(outgoing);
                } else {
                    early.add(outgoing);
                }
            }
        }
    }
}
