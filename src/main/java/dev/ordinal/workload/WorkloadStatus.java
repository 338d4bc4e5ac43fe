package dev.ordinal.workload;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where a workload stands, derived from what is observed.
 *
 * @param generation the generation of the wish that this speaks of
 * @param waits every wait, the one that holds up the rest first
 * @param rungs by ordinal, ascending; ordinals without a pod only as far as something is known of them
 * @param neverAvailable uids of pods that were not available yet (D1, D5)
 */
public record WorkloadStatus(
        WorkloadKey key,
        WorkloadKind kind,
        String uid,
        long generation,
        int start,
        Phase phase,
        Counts counts,
        Revisions revisions,
        List<Wait> waits,
        List<Rung> rungs,
        Set<String> neverAvailable) {

    public WorkloadStatus {
        waits = List.copyOf(waits);
        rungs = List.copyOf(rungs);
        neverAvailable = Set.copyOf(neverAvailable);
    }

    public Optional<Wait> mainWait() {
        return waits.isEmpty() ? Optional.empty() : Optional.of(waits.getFirst());
    }

    /**
     * The same status with waits that go on, as before, since they began. Of rungs to which nothing happened it has the very ones of
     * before, so that whoever compares the two has little to look at.
     */
    public WorkloadStatus continuing(WorkloadStatus before) {
        Map<Wait.Subject, Wait> earlier = new HashMap<>();
        before.waits.forEach(wait -> earlier.putIfAbsent(wait.subject(), wait));
        List<Wait> since = new ArrayList<>(waits.size());
        waits.forEach(wait -> since.add(wait.continuing(earlier)));
        return with(phase, since, climbing(before.rungs, earlier));
    }

    private List<Rung> climbing(List<Rung> before, Map<Wait.Subject, Wait> earlier) {
        List<Rung> climbed = new ArrayList<>(rungs.size());
        int at = 0;
        for (Rung rung : rungs) {
            while (at < before.size() && before.get(at).ordinal() < rung.ordinal()) {
                at++;
            }
            Rung now = rung.waiting(rung.waiting().map(wait -> wait.continuing(earlier)));
            climbed.add(at < before.size() && before.get(at).equals(now) ? before.get(at) : now);
        }
        return climbed;
    }

    /** The same status, and what is being done about it. */
    public WorkloadStatus doing(Action action, Instant now) {
        return waitingToo(new Wait(action.reason(), action.about(), now, ""));
    }

    /** The same status, and a wait that comes before the others. */
    public WorkloadStatus waitingToo(Wait wait) {
        List<Wait> all = new ArrayList<>(waits);
        all.addFirst(wait);
        return with(phase, all, rungs);
    }

    /** The same status, held up by something that no look at the cluster shows: that it refused what was planned. */
    public WorkloadStatus heldBy(Wait refusal) {
        List<Wait> all = new ArrayList<>(waits);
        all.addFirst(refusal);
        List<Rung> climbed = new ArrayList<>(rungs);
        if (refusal.ordinal().isPresent()) {
            int ordinal = refusal.ordinal().getAsInt();
            int at = 0;
            while (at < climbed.size() && climbed.get(at).ordinal() < ordinal) {
                at++;
            }
            if (at < climbed.size() && climbed.get(at).ordinal() == ordinal) {
                climbed.set(at, climbed.get(at).waiting(Optional.of(refusal)));
            } else {
                climbed.add(at, new Rung(ordinal, true, Optional.empty(), false, List.of(), Optional.of(refusal)));
            }
        }
        return with(phase == Phase.DELETING ? phase : Phase.WAITING, all, climbed);
    }

    /** Whose status it is, without what there is of each pod: so small that it may be kept for every step of every pod. */
    public WorkloadStatus heading() {
        return new WorkloadStatus(
                key, kind, uid, generation, start, phase, counts, revisions, List.of(), List.of(), Set.of());
    }

    /** The same, and the first of its waits. */
    public WorkloadStatus summary() {
        return heading().with(phase, mainWait().stream().toList(), List.of());
    }

    private WorkloadStatus with(Phase nowPhase, List<Wait> nowWaits, List<Rung> nowRungs) {
        return new WorkloadStatus(
                key, kind, uid, generation, start, nowPhase, counts, revisions, nowWaits, nowRungs, neverAvailable);
    }

    /**
     * The revision that pods had, the one they go to, and how often a name collided.
     *
     * @param pods how many pods each revision has, terminating ones apart
     */
    public record Revisions(String current, String update, int collisions, Map<String, Integer> pods) {
        public Revisions {
            pods = Collections.unmodifiableMap(new TreeMap<>(pods));
        }
    }
}
