package dev.ordinal.workload;

/** How pods move to a new revision: the update strategy with its partition and budget, and whether a person paused it. */
public record Rollout(Strategy strategy, int partition, Budget maxUnavailable, boolean paused) {

    /** The strategies that the API knows. */
    public enum Strategy {
        ROLLING_UPDATE,
        ON_DELETE,
        RECREATE
    }
}
