package dev.ordinal.embedded.store;

/** What a watcher is told. */
public record WatchEvent(Type type, Stored object) {
    /** Kubernetes' words. A bookmark carries nothing but the version up to which everything has been told. */
    public enum Type {
        ADDED,
        MODIFIED,
        DELETED,
        BOOKMARK
    }
}
