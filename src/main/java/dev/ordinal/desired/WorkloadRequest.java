package dev.ordinal.desired;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.workload.WorkloadKey;
import java.util.Optional;
import java.util.OptionalLong;

/** A wish about one workload, as the doors understood it. */
public sealed interface WorkloadRequest {
    RequestId id();

    WorkloadKey key();

    /**
     * Create, change, or either.
     *
     * @param ifMatch only if the stored object still has this resourceVersion
     */
    record Apply(RequestId id, WorkloadKey key, Manifest manifest, Mode mode, Optional<String> ifMatch)
            implements WorkloadRequest {}

    /**
     * Change what is stored as the patch says.
     *
     * @param ifMatch only if the stored object still has this resourceVersion
     */
    record Patch(RequestId id, WorkloadKey key, PatchForm form, JsonNode patch, Optional<String> ifMatch)
            implements WorkloadRequest {}

    /** How many pods are wanted. */
    record Scale(RequestId id, WorkloadKey key, int replicas) implements WorkloadRequest {}

    /** New pods in place of all, by the update strategy. */
    record Restart(RequestId id, WorkloadKey key) implements WorkloadRequest {}

    /** No pod is updated until {@link Resume}; scaling and the replacement of lost pods go on. */
    record Pause(RequestId id, WorkloadKey key) implements WorkloadRequest {}

    record Resume(RequestId id, WorkloadKey key) implements WorkloadRequest {}

    /**
     * Return to the pod template of a revision.
     *
     * @param revision its number; empty for the newest that differs from the present template
     */
    record Rollback(RequestId id, WorkloadKey key, OptionalLong revision) implements WorkloadRequest {}

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

    /** How a {@link Patch} is written. */
    enum PatchForm {
        /** RFC 7396. */
        MERGE,
        /** RFC 6902. */
        JSON,
        /** Lists whose schema names keys are merged element by element. */
        STRATEGIC
    }
}
