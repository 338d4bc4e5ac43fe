package dev.ordinal.workload;

import java.time.Instant;
import java.util.Set;

/**
 * What no look at the cluster shows, but earlier turns saw.
 *
 * @param neverAvailable uids of pods that we created and that were not available yet; any other counts as was available (D1, D5)
 * @param progressedAt when something last moved: a pod came, went or changed its readiness, or the wish changed
 * @param currentRevision what became current while no stored status says so yet; empty if the status says it (R3.7)
 */
public record Remembered(Set<String> neverAvailable, Instant progressedAt, String currentRevision) {
    public static final Remembered NOTHING = new Remembered(Set.of(), Instant.MAX);

    public Remembered {
        neverAvailable = Set.copyOf(neverAvailable);
    }

    public Remembered(Set<String> neverAvailable, Instant progressedAt) {
        this(neverAvailable, progressedAt, "");
    }

    public Remembered reaching(String revision) {
        return new Remembered(neverAvailable, progressedAt, revision);
    }
}
