package dev.ordinal.desired;

import dev.ordinal.workload.WorkloadKey;
import java.util.Optional;

/** A wish about one workload, as the doors understood it. */
public sealed interface WorkloadRequest {
    RequestId id();

    WorkloadKey key();

    /** Where in what was sent the workload stands: faults of a refusal point from there. */
    default String pointer() {
        return "";
    }

    /**
     * Create, change, or either.
     *
     * @param ifMatch only if the stored object still has this resourceVersion
     */
    record Apply(RequestId id, WorkloadKey key, Manifest manifest, Mode mode, Optional<String> ifMatch)
            implements WorkloadRequest {
        @Override
        public String pointer() {
            return manifest.pointer();
        }
    }

    /** How many pods are wanted. */
    record Scale(RequestId id, WorkloadKey key, int replicas) implements WorkloadRequest {}

    /**
     * Take it away, pods N-1 → 0 first.
     *
     * @param orphan leave the pods
     */
    record Delete(RequestId id, WorkloadKey key, boolean orphan) implements WorkloadRequest {}

    /** What an {@link Apply} expects to find. */
    enum Mode {
        /** Nothing of that name. */
        CREATE,
        /** Something of that name. */
        UPDATE,
        /** Either. */
        APPLY
    }
}
