package dev.ordinal.embedded.store;

/** The object as a deletion left it: gone, or marked and waiting for finalizers or its grace period. */
public record Deleted(Stored object, boolean gone) {}
