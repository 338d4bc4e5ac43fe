package dev.ordinal.requests.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.desired.Refusal;
import dev.ordinal.requests.letters.Letter;
import dev.ordinal.requests.letters.SecretText;
import dev.ordinal.requests.letters.Slip;
import dev.ordinal.requests.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;

/** How a dead letter is shown. */
public final class LetterView {
    private LetterView() {}

    public static ObjectNode of(Slip slip) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("letter", slip.id())
                .put("source", slip.event().source().orElse(null))
                .put("id", slip.event().id().orElse(null))
                .put("subject", slip.event().subject().orElse(null))
                .put("type", slip.event().type().orElse(null))
                .put("reason", slip.reason().orElse(null))
                .put("detail", slip.detail().orElse(null))
                .put("at", slip.at().orElse(null))
                .put("from", slip.from().orElse(null))
                .put("size", slip.size());
    }

    /** Whole; the body as text if it is UTF-8, else in base64, and not at all where it shows a Secret. */
    static ObjectNode of(Letter letter) {
        ObjectNode view = of(Slip.of(letter));
        JsonNode problem = Slip.problem(letter);
        view.set("problem", problem.isObject() ? problem : JsonNodeFactory.instance.nullNode());
        ObjectNode headers = view.putObject("headers");
        new TreeMap<>(letter.arrived().headers()).forEach(headers::put);
        byte[] body = letter.arrived().body().getBytes();
        if (SecretText.isIn(body)) {
            return view.put("withheld", "it holds a Secret; nothing here gives out its values");
        }
        Optional<String> text = utf8(body);
        return text.isPresent()
                ? view.put("text", text.get())
                : view.put("base64", Base64.getEncoder().encodeToString(body));
    }

    static ObjectNode replayed(String id, Optional<Refusal> refusal) {
        ObjectNode view =
                JsonNodeFactory.instance.objectNode().put("letter", id).put("replayed", refusal.isEmpty());
        refusal.ifPresent(why -> view.set("problem", Problem.of(why).brief()));
        return view;
    }

    private static Optional<String> utf8(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
