package dev.ordinal.decide;

import dev.ordinal.workload.NeverAvailable;
import dev.ordinal.workload.Order;
import dev.ordinal.workload.Retention;
import dev.ordinal.workload.Rollout.Strategy;

/**
 * What is the same in all states of one graph, and what people and pods may do in it.
 *
 * @param broken the pods of revision {@code a} never become available
 */
record GraphRules(int ordinals, Order order, NeverAvailable never, Retention retention, Edits edits, boolean broken) {

    /** What people do to the wish, beside scaling. */
    enum Edits {
        /** They delete the workload; and pods fail. */
        DELETION,
        /** They change the template. */
        TEMPLATE,
        /** They change the template, the strategy and the partition, and pause. */
        ROLLOUT
    }

    static GraphRules of(int ordinals, Order order, Edits edits) {
        return new GraphRules(ordinals, order, NeverAvailable.DELETE, Retention.KEEP, edits, false);
    }

    /** With a claim each, that is kept or goes as this policy says. */
    GraphRules with(Retention other) {
        return new GraphRules(ordinals, order, never, other, edits, broken);
    }

    GraphRules with(NeverAvailable other) {
        return new GraphRules(ordinals, order, other, retention, edits, true);
    }

    boolean claims() {
        return !retention.equals(Retention.KEEP);
    }

    /** To how many people scale down, which is all that bounds the larger graphs. */
    int least() {
        return switch (edits) {
            case DELETION -> 0;
            case TEMPLATE -> broken ? 0 : ordinals;
            case ROLLOUT -> ordinals - 1;
        };
    }

    /** Pods that were available can become unready again. */
    boolean breaks() {
        return edits != Edits.ROLLOUT;
    }

    Strategy[] strategies() {
        return edits == Edits.ROLLOUT ? Strategy.values() : new Strategy[] {Strategy.ROLLING_UPDATE};
    }
}
