package dev.ordinal.outbox;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * What waits to go to one channel: in order, the next one when the broker has confirmed the one before. Each is told at least once,
 * unless it is given up for want of room.
 */
public final class Outbox {
    private static final Logger LOG = Logger.getLogger(Outbox.class);

    /** In characters: minutes of a busy cluster, and no more than a machine can spare. */
    public static final long WAITING_MAX = 16L << 20;

    /** A connection that breaks may take a confirmation with it. */
    private static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(20);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final double JITTER = 0.5;

    private final String channel;
    private final Function<Message<Object>, Uni<Void>> send;
    private final Executor executor;
    private final ArrayDeque<Outgoing> waiting = new ArrayDeque<>();
    private long size;
    private boolean sending;
    private long dropped;

    /**
     * Sends one at a time.
     *
     * @param channel for people
     * @param executor where the next one is sent from; callers of {@link #offer} never send
     */
    public Outbox(String channel, Function<Message<Object>, Uni<Void>> send, Executor executor) {
        this.channel = channel;
        this.send = send;
        this.executor = executor;
    }

    /** Returns at once. */
    public void offer(Outgoing event) {
        synchronized (this) {
            waiting.addLast(event);
            size += event.json().length();
            while (size > WAITING_MAX && waiting.size() > 1) {
                size -= waiting.removeFirst().json().length();
                dropped++;
            }
            if (sending) {
                return;
            }
            sending = true;
        }
        executor.execute(this::next);
    }

    /** Forgets what waits; what is being sent may still arrive. */
    public synchronized void clear() {
        waiting.clear();
        size = 0;
    }

    /** How many were given up. */
    public synchronized long dropped() {
        return dropped;
    }

    /** Whether less waits than half of what may: enough for what can be told later as well. */
    public synchronized boolean hasRoom() {
        return size < WAITING_MAX / 2;
    }

    private void next() {
        Outgoing event;
        synchronized (this) {
            event = waiting.pollFirst();
            if (event == null) {
                sending = false;
                return;
            }
            size -= event.json().length();
        }
        Uni.createFrom()
                .deferred(() -> send.apply(event.message()))
                .ifNoItem()
                .after(CONFIRMED_WITHIN)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf("Events on %s wait: %s", channel, failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(JITTER)
                .indefinitely()
                .subscribe()
                .with(sent -> executor.execute(this::next));
    }
}
