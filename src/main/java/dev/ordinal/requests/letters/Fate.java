package dev.ordinal.requests.letters;

/** What becomes of a letter that somebody has decided about. */
public enum Fate {
    /** Its message goes to the queue of requests once more, and when the broker has it the letter goes. */
    REPLAYED,
    /** Nobody needs it any more. */
    DISCARDED
}
