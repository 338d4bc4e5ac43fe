package dev.ordinal.workload;

/** The state of a workload in one word; finer words are {@link Reason}s. */
public enum Phase {
    UPDATING("Updating"),
    RUNNING("Running"),
    WAITING("Waiting"),
    PAUSED("Paused"),
    STOPPED("Stopped"),
    FAILED("Failed"),
    DELETING("Deleting");

    private final String text;

    Phase(String text) {
        this.text = text;
    }

    /** Nothing goes on by itself any more: it has arrived, or somebody has to do something. */
    public boolean settled() {
        return this != UPDATING && this != DELETING;
    }

    /** Everything wanted is there: what may still be done is housekeeping. */
    public boolean arrived() {
        return this == RUNNING || this == PAUSED || this == STOPPED;
    }

    public String text() {
        return text;
    }
}
