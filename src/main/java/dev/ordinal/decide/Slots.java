package dev.ordinal.decide;

import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pods in their places (R4.2, R4.5).
 *
 * @param inRange who holds the name of each ordinal in range, ours or not
 * @param condemned our pods outside the range, highest first
 * @param ours all our pods, highest first
 */
record Slots(Map<Integer, ObservedPod> inRange, List<ObservedPod> condemned, List<ObservedPod> ours) {

    static Slots of(WorkloadSpec spec, Observed observed) {
        Map<Integer, ObservedPod> inRange = new HashMap<>();
        List<ObservedPod> condemned = new ArrayList<>();
        List<ObservedPod> ours = new ArrayList<>();
        for (ObservedPod pod : observed.pods()) {
            boolean owned = pod.owner().equals(spec.uid());
            if (owned) {
                ours.add(pod);
            }
            if (spec.inRange(pod.ordinal())) {
                inRange.put(pod.ordinal(), pod);
            } else if (owned && pod.ordinal() != ObservedPod.NO_ORDINAL) {
                condemned.add(pod);
            }
        }
        condemned.sort(Slots::highestFirst);
        ours.sort(Slots::highestFirst);
        return new Slots(inRange, condemned, ours);
    }

    private static int highestFirst(ObservedPod one, ObservedPod other) {
        int byOrdinal = Integer.compare(other.ordinal(), one.ordinal());
        return byOrdinal != 0 ? byOrdinal : one.name().compareTo(other.name());
    }

    Optional<ObservedPod> holder(int ordinal) {
        return Optional.ofNullable(inRange.get(ordinal));
    }
}
