package dev.ordinal.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.desired.Parameters;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A list that may be long, narrowed.
 *
 * @param text part of the name; empty for all
 * @param limit at most so many are listed; all are counted
 */
record Narrowed(String text, int limit) {
    private static final int LIMIT_MAX = 1000;

    static Narrowed asked(UriInfo uri) {
        Parameters parameters = Shown.parameters(uri);
        parameters.only(Set.of("text", "limit"));
        return new Narrowed(parameters.one("text"), limit(parameters.one("limit")));
    }

    private static int limit(String text) {
        if (text.isEmpty()) {
            return LIMIT_MAX;
        }
        int limit = Parameters.number("limit", text);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw Parameters.malformed("'" + text + "' for limit; accepted: 1 to " + LIMIT_MAX);
        }
        return limit;
    }

    ObjectNode list(List<ObjectNode> objects, Function<ObjectNode, ObjectNode> view) {
        List<ObjectNode> fitting = objects.stream()
                .filter(object -> object.at("/metadata/name").asText().contains(text))
                .toList();
        return Shown.list(fitting.stream().limit(limit).toList(), view).put("total", fitting.size());
    }
}
