package dev.ordinal.workload;

/** A volume claim as the cluster shows it. */
public record ObservedClaim(String name, String uid, String phase, boolean terminating) {}
