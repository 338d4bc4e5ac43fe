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

    public String text() {
        return text;
    }
}
