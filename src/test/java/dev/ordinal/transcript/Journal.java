package dev.ordinal.transcript;

import dev.ordinal.act.ClusterActor;
import dev.ordinal.act.Notice;
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
    private final List<Line> lines = new ArrayList<>();
    private final Set<String> deleting = new HashSet<>();
    private final Set<String> failures = new HashSet<>();

    /** A line has its place from when the action is begun, and its text from when it is known how it ended. */
    private static final class Line {
        private String text = "";
    }

    Journal(Aliases aliases) {
        this.aliases = aliases;
    }

    /** Every action passes through here on its way to the actor. */
    ClusterActor around(ClusterActor actor) {
        return new ClusterActor() {
            @Override
            public Uni<Outcome> perform(WorkloadSpec spec, Action action) {
                Line line = new Line();
                lines.add(line);
                if (action instanceof Action.DeletePod delete) {
                    deleting.add(delete.pod().uid());
                }
                return actor.perform(spec, action).invoke(outcome -> did(spec, action, outcome, line));
            }

            @Override
            public Uni<Outcome> report(WorkloadSpec spec, WorkloadStatus status, Instant now) {
                return actor.report(spec, status, now);
            }

            @Override
            public void tell(WorkloadSpec spec, Notice notice) {
                actor.tell(spec, notice);
            }
        };
    }

    private void did(WorkloadSpec spec, Action action, Outcome outcome, Line line) {
        String how = switch (outcome) {
            case Outcome.Done done -> "";
            case Outcome.Conflict conflict -> ", conflict";
            case Outcome.Retry retry -> ", not now";
            case Outcome.Refused refused -> ", refused";
            case Outcome.NotLeading notLeading -> ", not leading";
        };
        String text = text(aliases.in(Deed.of(spec, action)) + how, action.reason(), "");
        if (how.isEmpty() || failures.add(text)) {
            line.text = text;
        } else {
            lines.remove(line);
        }
    }

    /** What is tried again and again within one block is told once. */
    void newBlock() {
        failures.clear();
    }

    static String text(String what, Reason reason, String detail) {
        String because = reason.name() + (detail.isEmpty() ? "" : ": " + detail);
        return what + " ".repeat(Math.max(2, COLUMN - what.length())) + because;
    }

    void cluster(String what) {
        Line line = new Line();
        line.text = "(" + what + ")";
        lines.add(line);
    }

    /** Whether the program asked for the end of this pod. */
    boolean deletes(String uid) {
        return deleting.contains(uid);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** What is under way is kept for the next time. */
    List<String> drain() {
        List<String> told = lines.stream()
                .map(line -> line.text)
                .filter(text -> !text.isEmpty())
                .toList();
        lines.removeIf(line -> !line.text.isEmpty());
        return told;
    }
}
