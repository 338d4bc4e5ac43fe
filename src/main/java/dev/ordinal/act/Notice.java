package dev.ordinal.act;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Wait;
import java.util.Locale;

/**
 * Something that people are told by an Event on the object.
 *
 * @param about what it is about, as {@code Pod web-0}; several of the same kind are told together
 * @param reason one word, as the built-in controller has it where it has one
 * @param because for people, after what it is about
 */
public record Notice(boolean warning, String reason, String about, String because) {

    static Notice done(Action action, String verb, String about) {
        return new Notice(false, "Successful" + verb, about, action.reason().text());
    }

    static Notice failed(String verb, String about, String message) {
        return new Notice(true, "Failed" + verb, about, message);
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
