package dev.ordinal.workload;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;

/**
 * A stored revision of a pod template.
 *
 * @param version its resourceVersion as seen: one that was left to others since is neither changed nor deleted
 * @param number grows with each change (R3.5)
 * @param created breaks a tie of numbers (R2.4)
 * @param owned false for one that nobody controls and that our selector matches: it is adopted (R2.2)
 * @param templateHashes canonical hash of the template it holds, and of templates that were found to mean the same (R3.4)
 */
public record ObservedRevision(
        String name,
        String uid,
        String version,
        long number,
        Instant created,
        boolean owned,
        Set<String> templateHashes) {

    /** The annotation of a revision that names further hashes: of templates that the API server found to mean the same (D10). */
    public static final String SAME_AS = "apps.ordinal.dev/same-template-as";

    /** Oldest first (R2.4). */
    public static final Comparator<ObservedRevision> BY_AGE = Comparator.comparingLong(ObservedRevision::number)
            .thenComparing(ObservedRevision::created)
            .thenComparing(ObservedRevision::name);

    public ObservedRevision {
        templateHashes = Set.copyOf(templateHashes);
    }
}
