package dev.ordinal.sim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.cluster.ObjectRef;
import java.time.Instant;

/** One call of the program to the API server. */
final class Call {
    enum Verb {
        GET,
        LIST,
        /** A dry run: the server says what it would make of an update, and does nothing. */
        TRY,
        CREATE,
        UPDATE,
        PATCH,
        DELETE
    }

    private final Verb verb;
    private final ObjectRef object;
    private final JsonNode body;
    private final Decision decision;
    private final Instant sent;
    private Instant answered = Instant.MAX;

    Call(Verb verb, ObjectRef object, JsonNode body, Decision decision, Instant sent) {
        this.verb = verb;
        this.object = object;
        this.body = body;
        this.decision = decision;
        this.sent = sent;
    }

    Verb verb() {
        return verb;
    }

    ObjectRef object() {
        return object;
    }

    /** What was sent; for a deletion the uid that it is limited to. */
    JsonNode body() {
        return body;
    }

    /** It is limited to an object that is still as it was seen; whoever touched it since has the server refuse this. */
    boolean isFenced() {
        String version = verb == Verb.DELETE
                ? body.path("resourceVersion").asText()
                : body.at("/metadata/resourceVersion").asText();
        return !version.isEmpty();
    }

    Decision decision() {
        return decision;
    }

    Instant sent() {
        return sent;
    }

    boolean writes() {
        return verb != Verb.GET && verb != Verb.LIST && verb != Verb.TRY;
    }

    boolean about(String plural) {
        return object.resource().plural().equals(plural);
    }

    /** The answer, that it is done, has come back. */
    void succeeded(Instant now) {
        answered = now;
    }

    /** When the program knew that it was done; never, if the answer was lost. */
    Instant answered() {
        return answered;
    }

    @Override
    public String toString() {
        return verb + " " + object;
    }
}
