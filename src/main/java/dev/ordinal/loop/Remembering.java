package dev.ordinal.loop;

import dev.ordinal.workload.NeverAvailable;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Order;
import dev.ordinal.workload.Remembered;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What turns remember of those before: which pods that we created were not available yet, and when something last moved. Of the pods
 * the status keeps a copy, for the next process; whatever is in doubt counts as was available, and is left in peace.
 */
final class Remembering {
    /** OrderedReady has one such pod at a time; more than a few are left-overs, and the status stays small. */
    private static final int MOST = 20;

    private final Map<WorkloadKey, Memory> memories = new ConcurrentHashMap<>();

    /** Compares this look with those before. */
    Remembered look(WorkloadSpec spec, Observed observed, Instant now) {
        Memory memory = memories.compute(
                spec.key(),
                (key, before) ->
                        before != null && before.workload.equals(spec.uid()) ? before : new Memory(spec.uid(), now));
        return memory.look(spec, observed, now);
    }

    /** We created this pod. */
    void born(WorkloadSpec spec, String pod) {
        Memory memory = memories.get(spec.key());
        if (memory != null) {
            memory.born(pod);
        }
    }

    void forget(WorkloadKey key) {
        memories.remove(key);
    }

    private static final class Memory {
        private final String workload;
        private final Set<String> born = new HashSet<>();
        private final Set<String> wasAvailable = new HashSet<>();
        private Set<String> there = Set.of();
        private long generation;
        private int mostAvailable;
        private Instant progressedAt;

        Memory(String workload, Instant now) {
            this.workload = workload;
            this.progressedAt = now;
        }

        synchronized void born(String pod) {
            born.add(pod);
        }

        synchronized Remembered look(WorkloadSpec spec, Observed observed, Instant now) {
            List<ObservedPod> ours = new ArrayList<>(observed.pods().size());
            int available = 0;
            for (ObservedPod pod : observed.pods()) {
                if (pod.owner().equals(workload)) {
                    ours.add(pod);
                    available += pod.available(spec.minReadySeconds(), now) ? 1 : 0;
                }
            }
            progress(spec, ours, available, now);
            return new Remembered(neverAvailable(spec, ours, now), progressedAt);
        }

        /** A pod that turns Ready and unready again and again is no progress; one more than ever since the last is. */
        private void progress(WorkloadSpec spec, List<ObservedPod> ours, int available, Instant now) {
            if (generation != spec.generation() || moved(ours)) {
                generation = spec.generation();
                there = new HashSet<>();
                ours.forEach(pod -> there.add(moving(pod)));
                mostAvailable = available;
                progressedAt = now;
            } else if (available > mostAvailable) {
                mostAvailable = available;
                progressedAt = now;
            }
        }

        /** Whether other pods are there than before, or others of them are going. */
        private boolean moved(List<ObservedPod> ours) {
            if (ours.size() != there.size()) {
                return true;
            }
            for (ObservedPod pod : ours) {
                if (!there.contains(moving(pod))) {
                    return true;
                }
            }
            return false;
        }

        private static String moving(ObservedPod pod) {
            return pod.terminating() ? pod.uid() + " terminating" : pod.uid();
        }

        private Set<String> neverAvailable(WorkloadSpec spec, List<ObservedPod> ours, Instant now) {
            if (spec.order() == Order.PARALLEL) {
                born.clear();
                return Set.of();
            }
            Set<String> present = new HashSet<>();
            for (ObservedPod pod : ours) {
                present.add(pod.uid());
                if (pod.available(spec.minReadySeconds(), now)) {
                    wasAvailable.add(pod.uid());
                }
            }
            // Who was not ours for a while may have been available meanwhile: nothing is known of it any more.
            born.retainAll(present);
            wasAvailable.retainAll(present);
            if (spec.limits().neverAvailable() != NeverAvailable.DELETE) {
                return Set.of();
            }
            Set<String> never = new TreeSet<>(spec.recorded().neverAvailable());
            never.addAll(born);
            never.retainAll(present);
            never.removeAll(wasAvailable);
            return never.size() <= MOST ? never : Set.of();
        }
    }
}
