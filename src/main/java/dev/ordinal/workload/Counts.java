package dev.ordinal.workload;

/** The counters of a status (§1.9), over the pods we own, in range or condemned. */
public record Counts(int desired, int created, int ready, int available, int current, int updated) {}
