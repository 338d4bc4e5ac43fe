package dev.ordinal.loop;

import java.time.Duration;

/** When the same key has its next turn, if nothing happens before. */
public sealed interface Next {

    /** When something happens. */
    record Rest() implements Next {}

    /** After this time. */
    record After(Duration delay) implements Next {}

    /** Soon, and later each time that it ends so again. */
    record Again(String why) implements Next {}
}
