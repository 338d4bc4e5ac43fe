package dev.ordinal.embedded.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.ordinal.embedded.faults.StatusException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Fields that a body says twice: a tree would silently keep the last of them. */
final class Duplicates {
    private static final JsonFactory JSON = new JsonFactory();

    private Duplicates() {}

    static List<String> of(byte[] body) {
        List<String> found = new ArrayList<>();
        Deque<Set<String>> open = new ArrayDeque<>();
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructStart()) {
                    open.push(new HashSet<>());
                } else if (token.isStructEnd()) {
                    open.pop();
                } else if (token == JsonToken.FIELD_NAME && !open.getFirst().add(parser.currentName())) {
                    found.add(path(parser));
                }
            }
        } catch (IOException e) {
            throw StatusException.badRequest("the body is no JSON: " + e.getMessage());
        }
        return found;
    }

    private static String path(JsonParser parser) {
        return parser.getParsingContext()
                .pathAsPointer()
                .toString()
                .substring(1)
                .replace('/', '.');
    }
}
