package dev.ordinal.workload;

import java.time.Duration;

/** What became of an action. Expected failures are outcomes, never exceptions. */
public sealed interface Outcome {

    /** Done, and every later view must show what was written. */
    record Done(Written written) implements Outcome {}

    /** The cluster is not as it was seen: look again and decide anew. */
    record Conflict(String message) implements Outcome {}

    /**
     * The cluster can't now: try again after this time.
     *
     * @param overloaded it says that there is too much to do: all of us are to ask less
     */
    record Retry(Duration after, String message, boolean overloaded) implements Outcome {}

    /** The cluster won't: quota, admission, an invalid object. Retried with back-off, told to people. */
    record Refused(String message) implements Outcome {}

    /** This process may not act (any more). */
    record NotLeading() implements Outcome {}
}
