package dev.ordinal.workload;

import java.time.Duration;
import java.util.Optional;

/** What became of an action. Expected failures are outcomes, never exceptions. */
public sealed interface Outcome {

    /** Done, and every later view must show what was written. */
    record Done(Written written) implements Outcome {}

    /**
     * The cluster is not as it was seen: look again and decide anew.
     *
     * @param found what was found there, or written on the way: every later view must show it
     */
    record Conflict(String message, Optional<Written> found) implements Outcome {
        public Conflict(String message) {
            this(message, Optional.empty());
        }
    }

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
