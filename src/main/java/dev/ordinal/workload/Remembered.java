package dev.ordinal.workload;

import java.time.Instant;
import java.util.Set;

/**
 * What no look at the cluster shows, but earlier turns saw.
 *
 * @param neverAvailable uids of pods that we created and that were not available yet; any other counts as was available (D1, D5)
 * @param progressedAt when something last moved: a pod came, went or changed its readiness, or the wish changed
 */
public record Remembered(Set<String> neverAvailable, Instant progressedAt) {
    public static final Remembered NOTHING = new Remembered(Set.of(), Instant.MAX);

    public Remembered {
        neverAvailable = Set.copyOf(neverAvailable);
    }
}
