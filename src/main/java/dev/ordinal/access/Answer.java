package dev.ordinal.access;

/** Whether a caller may. */
public sealed interface Answer {

    record Allowed() implements Answer {}

    /**
     * No.
     *
     * @param why for the caller to read
     */
    record Denied(String why) implements Answer {}
}
