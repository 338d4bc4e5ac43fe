package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Counts;
import dev.ordinal.workload.Keeper;
import dev.ordinal.workload.Wait;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everything that a plan says, in its order: an action a line; where lanes go beside each other, {@code together} and a line for
 * each; waits; the status. Which revision how many pods have is told where the two counters can't say it.
 */
final class PlanText {
    private PlanText() {}

    static String of(Plan plan, Instant now) {
        List<String> lines = new ArrayList<>();
        plan.waves().forEach(wave -> wave(wave, lines));
        WorkloadStatus status = plan.status();
        status.waits().forEach(waiting -> lines.add(waiting(waiting)));
        Counts counts = status.counts();
        lines.add(status.phase().text() + ": " + counts.created() + " of " + counts.desired() + " there, "
                + counts.ready() + " ready, " + counts.available() + " available, " + counts.current() + " current, "
                + counts.updated() + " updated");
        WorkloadStatus.Revisions revisions = status.revisions();
        lines.add("revisions " + revisions.current() + " -> " + revisions.update());
        if (!List.of("", revisions.current(), revisions.update())
                .containsAll(revisions.pods().keySet())) {
            lines.add("pods by revision " + revisions.pods());
        }
        if (revisions.collisions() > 0) {
            lines.add("collisions " + revisions.collisions());
        }
        plan.wakeAt()
                .ifPresent(
                        at -> lines.add("wake in " + Duration.between(now, at).toSeconds() + "s"));
        return String.join("\n", lines);
    }

    private static void wave(Wave wave, List<String> lines) {
        if (wave.lanes().size() == 1) {
            wave.actions().map(PlanText::action).forEach(lines::add);
            return;
        }
        lines.add("together");
        for (List<Action> lane : wave.lanes()) {
            lines.add("| " + lane.stream().map(PlanText::action).collect(Collectors.joining("; then ")));
        }
    }

    static String action(Action action) {
        return what(action) + ": " + action.reason();
    }

    private static String what(Action action) {
        return switch (action) {
            case Action.Guard guard -> "guard";
            case Action.LetGo letGo -> "let go";
            case Action.CreateRevision create ->
                "create revision " + create.name() + " " + create.number() + after(create);
            case Action.ChangeRevision change ->
                "change revision " + change.revision().name() + " to " + change.number();
            case Action.DeleteRevision delete ->
                "delete revision " + delete.revision().name();
            case Action.CreateClaim create ->
                "create claim " + create.name() + " of " + create.template() + keeper(create.keeper());
            case Action.OwnClaim own ->
                "own claim " + own.claim().name() + " by " + own.keeper().name().toLowerCase(Locale.ROOT) + ", pod "
                        + pod(own.pod());
            case Action.CreatePod create ->
                "create pod " + create.name() + " at " + create.revision() + (create.present() ? "" : " from history");
            case Action.ChangePod change ->
                change.change().name().toLowerCase(Locale.ROOT) + " pod " + pod(change.pod());
            case Action.DeletePod delete -> "delete pod " + pod(delete.pod());
            case Action.DeleteWorkload delete -> "delete workload";
        };
    }

    private static String after(Action.CreateRevision create) {
        return (create.newest().isEmpty() ? "" : " after " + create.newest())
                + (create.heldByOthers().isEmpty()
                        ? ""
                        : " unless left by others as " + String.join(",", new TreeSet<>(create.heldByOthers())));
    }

    private static String keeper(Keeper keeper) {
        return keeper == Keeper.NOBODY ? "" : " by " + keeper.name().toLowerCase(Locale.ROOT);
    }

    private static String pod(Action.Pod pod) {
        return pod.name() + " " + pod.uid();
    }

    static String waiting(Wait waiting) {
        return "wait" + (waiting.ordinal().isPresent() ? " " + waiting.ordinal().getAsInt() : "") + " "
                + waiting.reason() + (waiting.detail().isEmpty() ? "" : " (" + waiting.detail() + ")");
    }
}
