package dev.ordinal.transcript;

import dev.ordinal.act.ClusterActor;
import dev.ordinal.workload.Action;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.WorkloadSpec;
import dev.ordinal.workload.WorkloadStatus;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What happened since it was last read, in order: what the program did and why, and in brackets what the cluster did. */
final class Journal {
    private static final int COLUMN = 38;

    private final Aliases aliases;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> deleting = new HashSet<>();

    Journal(Aliases aliases) {
        this.aliases = aliases;
    }

    /** Every action passes through here on its way to the actor. */
    ClusterActor around(ClusterActor actor) {
        return new ClusterActor() {
            @Override
            public Uni<Outcome> perform(WorkloadSpec spec, Action action) {
                if (action instanceof Action.DeletePod delete) {
                    deleting.add(delete.uid());
                }
                return actor.perform(spec, action).invoke(outcome -> did(spec, action, outcome));
            }

            @Override
            public Uni<Outcome> report(WorkloadSpec spec, WorkloadStatus status, Instant now) {
                return actor.report(spec, status, now);
            }
        };
    }

    private void did(WorkloadSpec spec, Action action, Outcome outcome) {
        String what = aliases.in(Deed.of(spec, action));
        switch (outcome) {
            case Outcome.Done done -> lines.add(text(what, action.reason(), ""));
            case Outcome.Conflict conflict -> once(what + ", conflict", action.reason());
            case Outcome.Retry retry -> once(what + ", not now", action.reason());
            case Outcome.Refused refused -> once(what + ", refused", action.reason());
            case Outcome.NotLeading notLeading -> {}
        }
    }

    /** What is tried again and again within one block is told once. */
    private void once(String what, Reason reason) {
        String line = text(what, reason, "");
        if (!lines.contains(line)) {
            lines.add(line);
        }
    }

    static String text(String what, Reason reason, String detail) {
        String because = reason.name() + (detail.isEmpty() ? "" : ": " + detail);
        return what + " ".repeat(Math.max(2, COLUMN - what.length())) + because;
    }

    void cluster(String what) {
        lines.add("(" + what + ")");
    }

    /** Whether the program asked for the end of this pod. */
    boolean deletes(String uid) {
        return deleting.contains(uid);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    List<String> drain() {
        List<String> all = List.copyOf(lines);
        lines.clear();
        return all;
    }
}
