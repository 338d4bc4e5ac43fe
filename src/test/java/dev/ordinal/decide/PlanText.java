package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Counts;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that a plan says, one line each, in its order. */
final class PlanText {
    private PlanText() {}

    static String of(Plan plan, Instant now) {
        WorkloadStatus status = plan.status();
        Counts counts = status.counts();
        Stream<String> end = Stream.of(
                status.phase().text() + ": " + counts.created() + " of " + counts.desired() + " there, "
                        + counts.ready()
                        + " ready, " + counts.available() + " available, " + counts.current() + " current, "
                        + counts.updated() + " updated",
                "revisions " + status.revisions().current() + " -> "
                        + status.revisions().update());
        Stream<String> wake = plan.wakeAt().stream()
                .map(at -> "wake in " + Duration.between(now, at).toSeconds() + "s");
        return Stream.of(
                        plan.actions().stream().map(PlanText::action),
                        status.waits().stream().map(PlanText::waiting),
                        end,
                        wake)
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static String action(Action action) {
        return what(action) + ": " + action.reason();
    }

    private static String what(Action action) {
        return switch (action) {
            case Action.Guard guard -> "guard";
            case Action.LetGo letGo -> "let go";
            case Action.CreateRevision create -> "create revision " + create.name() + " " + create.number();
            case Action.RaiseRevision raise ->
                "raise revision " + raise.revision().name() + " to " + raise.number();
            case Action.CreateClaim create -> "create claim " + create.name() + " of " + create.template();
            case Action.CreatePod create ->
                "create pod " + create.name() + " at " + create.revision() + (create.present() ? "" : " from history");
            case Action.DeletePod delete -> "delete pod " + delete.name() + " " + delete.uid();
            case Action.DeleteWorkload delete -> "delete workload";
        };
    }

    private static String waiting(Wait waiting) {
        return "wait" + (waiting.ordinal().isPresent() ? " " + waiting.ordinal().getAsInt() : "") + " "
                + waiting.reason() + (waiting.detail().isEmpty() ? "" : " (" + waiting.detail() + ")");
    }
}
