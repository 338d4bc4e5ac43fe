package dev.ordinal.subscribers;

/** Whether this replica is the one that acts, and so the one that tells of it where one telling is enough. */
@FunctionalInterface
public interface Leading {
    boolean leads();
}
