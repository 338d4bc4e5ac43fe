package dev.ordinal.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What became of a request; whichever it is but {@link NotYet}, the request may now be acknowledged. */
public sealed interface Verdict {

    /**
     * The wish is stored.
     *
     * @param workload the object as stored; its generation is the one that this request made
     * @param created nothing of that name was there before
     */
    record Stored(ObjectNode workload, boolean created) implements Verdict {}

    /** Deletion is stored (or nothing was there to delete, and {@code existed} is false). */
    record Deleted(boolean existed) implements Verdict {}

    /** This request id was stored before; nothing was done again. */
    record Duplicate() implements Verdict {}

    /** Right in itself, but a former workload of that name is still going: a queue tries again, a person is told. */
    record NotYet(String detail) implements Verdict {}

    record Refused(Refusal refusal) implements Verdict {}
}
