package dev.ordinal.requests.replies;

import dev.ordinal.desired.RequestId;
import dev.ordinal.workload.WorkloadKey;

/** A stored request whose end is not told yet. */
sealed interface Followed {
    RequestId id();

    WorkloadKey key();

    /**
     * Ends when its workload comes to rest.
     *
     * @param uid of the workload
     * @param generation that it made, or found as it was wanted
     */
    record Change(RequestId id, WorkloadKey key, String uid, long generation) implements Followed {}

    /** Ends with its workload. */
    record Deletion(RequestId id, WorkloadKey key) implements Followed {}
}
