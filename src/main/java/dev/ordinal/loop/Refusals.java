package dev.ordinal.loop;

import dev.ordinal.decide.Plan;
import dev.ordinal.workload.Action;
import dev.ordinal.workload.Backoff;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the cluster refused lately (W11). A refused action is held back for a growing time however often its key gets a turn, and
 * for as long as it is planned the status says that it waits, and why.
 */
final class Refusals {
    /** A quota may be raised at any moment; once in half a minute costs nobody anything. */
    private static final Duration FIRST = Duration.ofMillis(250);

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Map<WorkloadKey, Held> held = new ConcurrentHashMap<>();

    private record Held(Action action, Wait waiting, Instant until, Backoff backoff) {}

    /** How long an action is held back. */
    record Delay(Duration delay) {
        Duration max(Duration other) {
            return delay.compareTo(other) > 0 ? delay : other;
        }
    }

    Delay add(WorkloadKey key, Action action, String message, Instant now) {
        Held before = held.get(key);
        boolean again = before != null && before.action().equals(action);
        Backoff backoff = again ? before.backoff() : new Backoff(FIRST, LONGEST);
        Duration delay = backoff.next();
        Instant since = again ? before.waiting().since() : now;
        Wait waiting = new Wait(Reason.WAITING_FOR_CLUSTER, action.about(), since, message);
        held.put(key, new Held(action, waiting, now.plus(delay), backoff));
        return new Delay(delay);
    }

    void forget(WorkloadKey key) {
        held.remove(key);
    }

    /** The plan's status, and that it waits if what it plans was refused. */
    WorkloadStatus applyTo(Plan plan, Instant now) {
        Held refused = held.get(plan.status().key());
        return refused != null && plan.actions().contains(refused.action())
                ? plan.status().heldBy(refused.waiting())
                : plan.told(now);
    }

    /** How long the plan is still to be held back; empty if it may be tried. */
    Optional<Duration> holdBack(Plan plan, Instant now) {
        Held refused = held.get(plan.status().key());
        boolean wait = refused != null && plan.actions().contains(refused.action()) && now.isBefore(refused.until());
        return wait ? Optional.of(Duration.between(now, refused.until()).plusMillis(1)) : Optional.empty();
    }
}
