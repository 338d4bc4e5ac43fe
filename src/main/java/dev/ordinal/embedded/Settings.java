package dev.ordinal.embedded;

import dev.ordinal.embedded.controllers.Timings;
import java.time.Duration;

/** How big the played cluster is, how fast, and how much it remembers. */
public record Settings(
        int nodes, NodeSize nodeSize, Timings timings, int historyMax, Duration bookmarkEvery, long seed) {
    /** What each node has to give, as quantities. */
    public record NodeSize(String cpu, String memory) {}

    /** Changes a watch can catch up on: minutes of a busy cluster, a few megabytes. */
    private static final int HISTORY_MAX = 10_000;

    public static final Settings DEFAULT =
            new Settings(3, new NodeSize("32", "128Gi"), Timings.DEFAULT, HISTORY_MAX, Duration.ofSeconds(10), 1);

    public Settings withTimings(Timings other) {
        return new Settings(nodes, nodeSize, other, historyMax, bookmarkEvery, seed);
    }

    public Settings withNodes(int count) {
        return new Settings(count, nodeSize, timings, historyMax, bookmarkEvery, seed);
    }

    public Settings withHistoryMax(int changes) {
        return new Settings(nodes, nodeSize, timings, changes, bookmarkEvery, seed);
    }

    public Settings withSeed(long other) {
        return new Settings(nodes, nodeSize, timings, historyMax, bookmarkEvery, other);
    }
}
