package dev.ordinal.workload;

/**
 * The trace of one of our own writes: no later decision is taken on a view that does not show it (FRESH).
 *
 * @param uid of the object
 * @param version the resourceVersion that the write made; 0 for a deletion, which shows as the uid terminating or gone
 */
public record Written(Target target, String name, String uid, long version) {

    /** What was written. */
    public enum Target {
        WORKLOAD,
        POD,
        CLAIM,
        REVISION
    }
}
