package dev.ordinal.access;

/** On whose behalf a door asks. */
public record Caller(String name) {
    /** Nobody logs in yet. */
    public static final Caller ANYONE = new Caller("anyone");

    /** Whoever may write to the request topic. */
    public static final Caller QUEUE = new Caller("queue");
}
