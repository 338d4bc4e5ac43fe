package dev.ordinal.loop;

import dev.ordinal.workload.Backoff;
import dev.ordinal.workload.Timer;
import dev.ordinal.workload.WorkloadKey;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * A queue of keys in which a key stands at most once: at most one turn of it runs, at most one more is pending; different keys run
 * in parallel up to a bound. What happened meanwhile is not queued: a turn looks at everything.
 */
public final class Turns {
    private static final Logger LOG = Logger.getLogger(Turns.class);

    /** A failing key is tried quickly at first, then once in half a minute for as long as it takes. */
    private static final Duration FIRST = Duration.ofMillis(50);

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Function<WorkloadKey, Uni<Next>> turn;
    private final Executor executor;
    private final Timer timer;
    private final int parallel;
    private final Function<WorkloadKey, Duration> rest;
    private final Queue<WorkloadKey> waiting = new ArrayDeque<>();
    private final Set<WorkloadKey> queued = new HashSet<>();
    private final Set<WorkloadKey> running = new HashSet<>();
    private final Set<WorkloadKey> pending = new HashSet<>();
    private final Set<WorkloadKey> resting = new HashSet<>();
    private final Map<WorkloadKey, Backoff> backoffs = new HashMap<>();
    private final Set<Alarm> alarms = new HashSet<>();
    private boolean closed;

    private record Alarm(WorkloadKey key, Instant at) {}

    /** @param parallel how many turns of different keys may run at once */
    public Turns(Function<WorkloadKey, Uni<Next>> turn, Executor executor, Timer timer, int parallel) {
        this(turn, new Means(executor, timer, parallel), key -> Duration.ZERO);
    }

    /**
     * @param rest for how long a key that just had its turn has none, whatever happens: a turn looks at everything, and where everything
     *     is thousands of pods, one turn for many events is enough
     */
    public Turns(Function<WorkloadKey, Uni<Next>> turn, Means means, Function<WorkloadKey, Duration> rest) {
        this.turn = turn;
        this.executor = means.executor();
        this.timer = means.timer();
        this.parallel = means.parallel();
        this.rest = rest;
    }

    /** On what turns are taken, and how many of different keys at once. */
    public record Means(Executor executor, Timer timer, int parallel) {}

    /** Something about this key may have changed. */
    public synchronized void offer(WorkloadKey key) {
        if (closed) {
            return;
        }
        if (running.contains(key) || resting.contains(key)) {
            pending.add(key);
        } else if (queued.add(key)) {
            waiting.add(key);
            dispatch();
        }
    }

    /** A turn at this time; many wishes for the same become one turn. */
    public synchronized void offerAt(WorkloadKey key, Next.At at) {
        if (at.in().isZero()) {
            offer(key);
        } else if (!closed) {
            wakeOnce(key, at);
        }
    }

    /** Takes no more keys; true once the last turn has ended. */
    public synchronized boolean drained() {
        closed = true;
        waiting.clear();
        queued.clear();
        return running.isEmpty();
    }

    /** Every turn of a key asks for the same wake-up again; one timer is enough for it. */
    private void wakeOnce(WorkloadKey key, Next.At at) {
        Alarm alarm = new Alarm(key, at.at());
        if (alarms.add(alarm)) {
            timer.after(at.in(), () -> rings(alarm));
        }
    }

    private synchronized void rings(Alarm alarm) {
        alarms.remove(alarm);
        offer(alarm.key());
    }

    /** What happens until then, or happened during the turn, is one more turn. */
    private void rest(WorkloadKey key, Duration howLong) {
        if (howLong.isZero()) {
            rested(key);
        } else {
            resting.add(key);
            timer.after(howLong, () -> rested(key));
        }
    }

    private synchronized void rested(WorkloadKey key) {
        resting.remove(key);
        if (pending.remove(key)) {
            offer(key);
        }
    }

    private void dispatch() {
        while (running.size() < parallel && !waiting.isEmpty()) {
            WorkloadKey key = waiting.remove();
            queued.remove(key);
            running.add(key);
            executor.execute(() -> run(key));
        }
    }

    private void run(WorkloadKey key) {
        Uni.createFrom().deferred(() -> turn.apply(key)).subscribe().with(next -> ended(key, next), failure -> {
            LOG.errorf(failure, "turn of %s failed", key);
            ended(key, new Next.Again(failure.toString()));
        });
    }

    private synchronized void ended(WorkloadKey key, Next next) {
        running.remove(key);
        switch (next) {
            case Next.Rest rest -> backoffs.remove(key);
            case Next.After after -> {
                backoffs.remove(key);
                timer.after(after.delay(), () -> offer(key));
            }
            case Next.At at -> {
                backoffs.remove(key);
                wakeOnce(key, at);
            }
            case Next.Again again -> {
                Duration delay = backoffs.computeIfAbsent(key, none -> new Backoff(FIRST, LONGEST))
                        .next();
                LOG.debugf("%s: %s; again in %s", key, again.why(), delay);
                timer.after(delay, () -> offer(key));
            }
        }
        rest(key, rest.apply(key));
        dispatch();
    }
}
