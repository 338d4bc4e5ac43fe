package dev.ordinal.workload;

import java.util.List;
import java.util.Map;

/**
 * One consistent look at everything that belongs to a workload, or stands in its way: all pods that bear the name of one of
 * its ordinals, whoever owns them, its claims by name, its revisions.
 */
public record Observed(List<ObservedPod> pods, Map<String, ObservedClaim> claims, List<ObservedRevision> revisions) {
    public static final Observed NOTHING = new Observed(List.of(), Map.of(), List.of());

    public Observed {
        pods = List.copyOf(pods);
        claims = Map.copyOf(claims);
        revisions = List.copyOf(revisions);
    }
}
