package dev.ordinal.loop;

import dev.ordinal.decide.Plan;
import dev.ordinal.decide.Wave;
import dev.ordinal.workload.Action;
import dev.ordinal.workload.Backoff;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the cluster refused lately (W11). A refused action is held back for a growing time however often its key gets a turn, and
 * for as long as it is planned the status says that it waits, and why. When a pod of the workload has gone meanwhile, a quota may
 * have room, and it is tried at once.
 */
final class Refusals {
    /** A quota may be raised at any moment; once in half a minute costs nobody anything. */
    private static final Duration FIRST = Duration.ofMillis(250);

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Map<WorkloadKey, Map<Action, Held>> held = new ConcurrentHashMap<>();

    private record Held(Wait waiting, Instant until, int created, Backoff backoff) {}

    /**
     * What of a plan may be tried now.
     *
     * @param heldFor how long the rest is still to be held back; empty if nothing is
     */
    record Allowed(List<Wave> waves, Optional<Duration> heldFor) {}

    /** @return how long the action is held back */
    Duration add(WorkloadStatus status, Action action, String message, Instant now) {
        Map<Action, Held> refused = held.computeIfAbsent(status.key(), none -> new HashMap<>());
        Held before = refused.get(action);
        Backoff backoff = before == null ? new Backoff(FIRST, LONGEST) : before.backoff();
        Duration delay = backoff.next();
        Instant since = before == null ? now : before.waiting().since();
        Wait waiting = new Wait(Reason.WAITING_FOR_CLUSTER, action.about(), since, message);
        refused.put(action, new Held(waiting, now.plus(delay), status.counts().created(), backoff));
        return delay;
    }

    void forget(WorkloadKey key) {
        held.remove(key);
    }

    /** The plan's status, and that it waits if something that it plans was refused. What is no longer planned is forgotten. */
    WorkloadStatus applyTo(Plan plan, Instant now) {
        Map<Action, Held> refused = held.get(plan.status().key());
        if (refused == null) {
            return plan.told(now);
        }
        Set<Action> planned = new HashSet<>(plan.actions());
        refused.keySet().retainAll(planned);
        if (refused.isEmpty()) {
            held.remove(plan.status().key());
            return plan.told(now);
        }
        WorkloadStatus status = plan.status();
        List<Wait> waits =
                new ArrayList<>(refused.values().stream().map(Held::waiting).toList());
        // Each goes before the ones told already: the lowest ordinal comes to stand first.
        waits.sort(Comparator.comparingInt((Wait waiting) -> waiting.ordinal().orElse(-1))
                .reversed());
        for (Wait waiting : waits) {
            status = status.heldBy(waiting);
        }
        return status;
    }

    /** Without what is held back, and what was to come after it. */
    Allowed allowed(Plan plan, Instant now) {
        Map<Action, Held> refused = held.getOrDefault(plan.status().key(), Map.of());
        Set<Action> notYet = new HashSet<>();
        Duration shortest = LONGEST;
        for (Map.Entry<Action, Held> each : refused.entrySet()) {
            Held why = each.getValue();
            if (now.isBefore(why.until()) && plan.status().counts().created() >= why.created()) {
                notYet.add(each.getKey());
                Duration left = Duration.between(now, why.until()).plusMillis(1);
                shortest = left.compareTo(shortest) < 0 ? left : shortest;
            }
        }
        return notYet.isEmpty()
                ? new Allowed(plan.waves(), Optional.empty())
                : new Allowed(without(notYet, plan.waves()), Optional.of(shortest));
    }

    private static List<Wave> without(Set<Action> notYet, List<Wave> waves) {
        List<Wave> allowed = new ArrayList<>();
        for (Wave wave : waves) {
            List<List<Action>> lanes = new ArrayList<>();
            boolean cut = false;
            for (List<Action> lane : wave.lanes()) {
                List<Action> free = lane.stream()
                        .takeWhile(action -> !notYet.contains(action))
                        .toList();
                cut |= free.size() < lane.size();
                if (!free.isEmpty()) {
                    lanes.add(free);
                }
            }
            if (!lanes.isEmpty()) {
                allowed.add(new Wave(lanes));
            }
            if (cut) {
                break;
            }
        }
        return allowed;
    }
}
