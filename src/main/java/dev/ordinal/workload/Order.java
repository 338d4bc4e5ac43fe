package dev.ordinal.workload;

/** The pod management policy: one after the other, or all at once. */
public enum Order {
    ORDERED_READY,
    PARALLEL
}
