package dev.ordinal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One event of a watch. A bookmark's object has nothing but a resourceVersion. */
public record WatchEvent(Type type, ObjectNode object) {

    /** The kinds of event; an {@code ERROR} ends the watch as an {@link ApiFailure} instead. */
    public enum Type {
        ADDED,
        MODIFIED,
        DELETED,
        BOOKMARK
    }
}
