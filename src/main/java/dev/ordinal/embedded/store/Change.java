package dev.ordinal.embedded.store;

import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.trees.Trees;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One step of one object's life: created (no before), changed, or gone (no after). */
public final class Change {
    private final Ref ref;
    private final long version;
    private final @Nullable Stored before;
    private final @Nullable Stored after;
    private @Nullable Stored last;

    Change(Ref ref, long version, @Nullable Stored before, @Nullable Stored after) {
        this.ref = ref;
        this.version = version;
        this.before = before;
        this.after = after;
    }

    public Ref ref() {
        return ref;
    }

    public long version() {
        return version;
    }

    public Optional<Stored> before() {
        return Optional.ofNullable(before);
    }

    public Optional<Stored> after() {
        return Optional.ofNullable(after);
    }

    /** What a watcher with this query is told: leaving the selector looks like a deletion, entering it like a creation. */
    Optional<WatchEvent> seenThrough(Query query) {
        boolean saw = before != null && query.matches(before);
        boolean sees = after != null && query.matches(after);
        if (after != null && sees) {
            return Optional.of(new WatchEvent(saw ? WatchEvent.Type.MODIFIED : WatchEvent.Type.ADDED, after));
        }
        return saw ? Optional.of(new WatchEvent(WatchEvent.Type.DELETED, last())) : Optional.empty();
    }

    /** The former state under the new version: how deletions are reported. */
    synchronized Stored last() {
        if (last == null) {
            var tree = java.util.Objects.requireNonNull(before).copy();
            Trees.metadata(tree).put("resourceVersion", Long.toString(version));
            last = new Stored(ref, version, tree);
        }
        return last;
    }
}
