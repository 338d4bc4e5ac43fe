package dev.ordinal.status;

import dev.ordinal.workload.Rung;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became different between two looks at a workload: so small that it may be kept and sent for every step of one with thousands of
 * pods. Folded onto the former status it gives the present one.
 *
 * @param rungs that are new, or not as they were, ascending
 * @param gone ordinals of which nothing is told any more, ascending
 * @param waits how the former waits become the present ones, to be done in this order
 */
public record Change(List<Rung> rungs, List<Integer> gone, List<Splice> waits) {
    public Change {
        rungs = List.copyOf(rungs);
        gone = List.copyOf(gone);
        waits = List.copyOf(waits);
    }

    /** In a list, from that place on: so many go, and these come instead. */
    public record Splice(int at, int remove, List<Wait> add) {
        public Splice {
            add = List.copyOf(add);
        }
    }

    static Change between(WorkloadStatus before, WorkloadStatus now) {
        List<Rung> changed = new ArrayList<>();
        List<Integer> gone = new ArrayList<>();
        SideBySide.walk(before.rungs(), now.rungs(), (was, is) -> {
            if (is != null && is.told()) {
                if (!is.equals(was)) {
                    changed.add(is);
                }
            } else if (was != null && was.told()) {
                gone.add(was.ordinal());
            }
        });
        return new Change(changed, gone, splices(before.waits(), now.waits()));
    }

    /** Waits that are in both lists, in the same order, stay; what lies between them goes or comes. */
    static List<Splice> splices(List<Wait> before, List<Wait> now) {
        Map<Wait, Integer> places = new HashMap<>();
        for (int i = now.size() - 1; i >= 0; i--) {
            places.put(now.get(i), i);
        }
        List<Splice> splices = new ArrayList<>();
        int done = 0;
        int remove = 0;
        for (Wait wait : before) {
            int place = places.getOrDefault(wait, -1);
            if (place < done) {
                remove++;
                continue;
            }
            if (remove > 0 || place > done) {
                splices.add(new Splice(done, remove, now.subList(done, place)));
            }
            done = place + 1;
            remove = 0;
        }
        if (remove > 0 || done < now.size()) {
            splices.add(new Splice(done, remove, now.subList(done, now.size())));
        }
        return splices;
    }

    /** What it costs to keep it, in states of pods. */
    int weight() {
        return rungs.size()
                + waits.stream().mapToInt(splice -> splice.add().size()).sum();
    }
}
