package dev.ordinal.requests.letters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ordinal.requests.codec.Glance;
import java.util.Optional;

/**
 * What a list says of a letter. Its body stays where it lies, so that a page has a size.
 *
 * @param event as far as it can be read
 * @param reason kind of the refusal; empty where the broker itself dropped the message
 * @param at when it was put aside
 * @param from where its message was read, where that is known
 * @param size of the body in bytes
 */
public record Slip(
        String id,
        Glance event,
        Optional<String> reason,
        Optional<String> detail,
        Optional<String> at,
        Optional<String> from,
        int size) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static Slip of(Letter letter) {
        return new Slip(
                letter.id(),
                Glance.of(letter.arrived()),
                letter.header(LetterHeaders.KIND),
                Optional.ofNullable(problem(letter).path("detail").textValue()),
                letter.header(LetterHeaders.AT),
                letter.from(),
                letter.arrived().body().length());
    }

    /** Why it was put aside, as problem details; a missing node where nobody said, or not in a way to be read. */
    public static JsonNode problem(Letter letter) {
        try {
            return JSON.readTree(letter.header(LetterHeaders.PROBLEM).orElse("null"));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
