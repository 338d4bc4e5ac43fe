package dev.ordinal.requests.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** JSON text as a tree: duplicate keys, trailing text and NaN are refused, numbers stay exact. */
final class JsonText {
    /** Deeper than any object of Kubernetes, shallow enough for every recursion after us. */
    static final int DEPTH_MAX = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(new ExactNodes())
            .build();

    private JsonText() {}

    /** One document; a missing node if there is none. */
    static JsonNode read(String text, String pointer) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            return read(parser, pointer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(JsonParser parser, String pointer) throws IOException {
        try {
            JsonNode tree = MAPPER.readTree(parser);
            if (parser.nextToken() != null) {
                int line = parser.currentTokenLocation().getLineNr();
                throw new RefusedException(
                        Refusal.Kind.MALFORMED, pointer, "line " + line + ": text after the end of the document");
            }
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            throw new RefusedException(Refusal.Kind.MALFORMED, at(parser, pointer), place(e) + message(e));
        } catch (ArithmeticException e) {
            throw new RefusedException(Refusal.Kind.MALFORMED, at(parser, pointer), e.getMessage());
        }
    }

    private static String at(JsonParser parser, String pointer) {
        return pointer + parser.getParsingContext().pathAsPointer();
    }

    /** Without the parser's notes on where an open bracket began: they speak of its own configuration. */
    private static String message(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        int note = message.indexOf(" (start marker at ");
        return note < 0 ? message : message.substring(0, note);
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ": ";
    }

    /** Makes every number of the tree by {@link Numbers}. */
    private static final class ExactNodes extends JsonNodeFactory {
        private static final long serialVersionUID = 1L;

        @Override
        public ValueNode numberNode(BigDecimal value) {
            return Numbers.exact(value);
        }
    }
}
