package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Action.ChangePod;
import dev.ordinal.workload.Action.ChangePod.Change;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which pods become ours, and which stop being ours (R2.3): an orphan of one of our names that our selector matches is adopted; one
 * of ours that it no longer matches, or whose name is none of ours, is released. Nothing else is done on that view.
 */
final class Belonging {
    private Belonging() {}

    static List<List<Action>> changes(WorkloadSpec spec, Observed observed) {
        List<List<Action>> changes = new ArrayList<>();
        List<ObservedPod> fromTheLowest = observed.pods().stream()
                .filter(pod -> pod.owner().isEmpty() || (pod.owner().equals(spec.uid()) && !member(pod)))
                .sorted(Comparator.comparingInt(ObservedPod::ordinal))
                .toList();
        for (ObservedPod pod : fromTheLowest) {
            if (!pod.owner().isEmpty()) {
                changes.add(List.of(new ChangePod(Action.Pod.of(pod), Change.RELEASE, Reason.RELEASING_POD)));
            } else if (member(pod) && !pod.terminating()) {
                changes.add(List.of(new ChangePod(Action.Pod.of(pod), Change.ADOPT, Reason.ADOPTING_POD)));
            }
        }
        return changes;
    }

    private static boolean member(ObservedPod pod) {
        return pod.traits().selected() && pod.ordinal() != ObservedPod.NO_ORDINAL;
    }
}
