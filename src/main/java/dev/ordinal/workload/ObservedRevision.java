package dev.ordinal.workload;

/**
 * A stored revision of a pod template.
 *
 * @param number grows with each change (R3.5)
 * @param templateHash canonical hash of the template it holds
 */
public record ObservedRevision(String name, String uid, long number, String templateHash) {}
