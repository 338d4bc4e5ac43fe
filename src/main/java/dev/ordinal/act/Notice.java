package dev.ordinal.act;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Outcome;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Wait;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that people are told by an Event on the object.
 *
 * @param about what it is about, as {@code Pod web-0}; several of the same kind are told together
 * @param reason one word, as the built-in controller has it where it has one
 * @param because for people, after what it is about
 */
public record Notice(boolean warning, String reason, String about, String because) {

    /** R8.7: what was done to pods and claims, and what of it was refused; the rest of what we do is our own book-keeping. */
    static Optional<Notice> of(Action action, Outcome outcome) {
        Optional<String> what = subject(action);
        String verb = verb(action);
        return switch (outcome) {
            case Outcome.Done done ->
                what.map(about -> new Notice(
                        false, "Successful" + verb, about, action.reason().text()));
            case Outcome.Refused refused ->
                what.map(about -> new Notice(true, "Failed" + verb, about, refused.message()));
            case Outcome.Conflict conflict -> Optional.empty();
            case Outcome.Retry retry -> Optional.empty();
            case Outcome.NotLeading notLeading -> Optional.empty();
        };
    }

    private static Optional<String> subject(Action action) {
        return Optional.ofNullable(
                switch (action) {
                    case Action.CreateClaim create -> "Claim " + create.name();
                    case Action.CreatePod create -> "Pod " + create.name();
                    case Action.DeletePod delete -> "Pod " + delete.pod().name();
                    case Action.ChangePod change -> "Pod " + change.pod().name();
                    case Action.OwnClaim own -> "Claim " + own.claim().name();
                    case Action.Guard guard -> null;
                    case Action.LetGo letGo -> null;
                    case Action.CreateRevision create -> null;
                    case Action.ChangeRevision change -> null;
                    case Action.DeleteRevision delete -> null;
                    case Action.DeleteWorkload delete -> null;
                });
    }

    private static String verb(Action action) {
        boolean creates = action instanceof Action.CreateClaim || action instanceof Action.CreatePod;
        return creates ? "Create" : action instanceof Action.DeletePod ? "Delete" : "Update";
    }

    public static Notice of(Wait wait) {
        String about = wait.ordinal().isPresent() ? "ordinal " + wait.ordinal().getAsInt() : "all";
        return new Notice(wait.reason() == Reason.DEADLINE_EXCEEDED, camel(wait.reason()), about, wait.message());
    }

    /** {@code WAITING_FOR_READY} → {@code WaitingForReady}, as conditions and events want it. */
    static String camel(Reason reason) {
        StringBuilder camel = new StringBuilder();
        for (String word : reason.name().split("_", -1)) {
            camel.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return camel.toString();
    }
}
