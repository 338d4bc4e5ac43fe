package dev.ordinal.workload;

/** Whose deletion takes a claim with it (the table of R8.12). */
public enum Keeper {
    /** Nobody's: it stays. */
    NOBODY,

    /** The workload's. */
    WORKLOAD,

    /** Its pod's: it is scaled away. */
    POD
}
