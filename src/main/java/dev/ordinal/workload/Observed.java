package dev.ordinal.workload;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One consistent look at everything that belongs to a workload, or stands in its way: all pods that bear the name of one of its
 * ordinals or are owned by it, its claims by name, its revisions; and what is remembered of looks before.
 *
 * @param heldByOthers names of revisions that hold the present template and are another object's, as those of a former workload of
 *     this name are until they are let go
 */
public record Observed(
        List<ObservedPod> pods,
        Map<String, ObservedClaim> claims,
        List<ObservedRevision> revisions,
        Set<String> heldByOthers,
        Remembered remembered) {
    public static final Observed NOTHING = new Observed(List.of(), Map.of(), List.of());

    public Observed {
        pods = List.copyOf(pods);
        claims = Map.copyOf(claims);
        revisions = List.copyOf(revisions);
        heldByOthers = Set.copyOf(heldByOthers);
    }

    public Observed(
            List<ObservedPod> pods,
            Map<String, ObservedClaim> claims,
            List<ObservedRevision> revisions,
            Remembered remembered) {
        this(pods, claims, revisions, Set.of(), remembered);
    }

    public Observed(List<ObservedPod> pods, Map<String, ObservedClaim> claims, List<ObservedRevision> revisions) {
        this(pods, claims, revisions, Remembered.NOTHING);
    }

    public Observed remembering(Remembered memory) {
        return new Observed(pods, claims, revisions, heldByOthers, memory);
    }
}
