package dev.ordinal.loop;

import java.time.Duration;
import java.time.Instant;

/** When the same key has its next turn, if nothing happens before. */
public sealed interface Next {

    /** When something happens. */
    record Rest() implements Next {}

    /** After this time. */
    record After(Duration delay) implements Next {}

    /**
     * When the clock says so: something that was seen becomes true by time alone.
     *
     * @param in how long that is from now
     */
    record At(Instant at, Duration in) implements Next {}

    /** Soon, and later each time that it ends so again. */
    record Again(String why) implements Next {}
}
