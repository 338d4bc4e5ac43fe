package dev.ordinal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.desired.Parameters;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** How the catalog shows things: few fields of each, as people choose by them. */
final class Shown {
    static final String JSON = "application/json";
    static final String YAML = "application/yaml";
    static final String X_YAML = "application/x-yaml";
    static final String TEXT_YAML = "text/yaml";

    private Shown() {}

    static Parameters parameters(UriInfo uri) {
        var given = uri.getQueryParameters();
        return new Parameters(given.keySet(), given::get);
    }

    /** What goes into a selector must not end it. */
    static void requirePlain(String name, String text) {
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9./_-]*")) {
            throw Parameters.malformed("'" + text + "' for " + name + "; accepted: letters, digits and ./_-");
        }
    }

    static ObjectNode list(List<ObjectNode> objects, Function<ObjectNode, ObjectNode> view) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode items = list.putArray("items");
        objects.forEach(object -> items.add(view.apply(object)));
        return list;
    }

    static ObjectNode named(ObjectNode object) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", object.at("/metadata/name").asText());
    }

    /** An object's names of fields, in order, of all these together. */
    static void names(ArrayNode names, JsonNode... objects) {
        Set<String> sorted = new TreeSet<>();
        for (JsonNode object : objects) {
            object.fieldNames().forEachRemaining(sorted::add);
        }
        sorted.forEach(names::add);
    }

    /** An object, or an empty one where there is none. */
    static ObjectNode copy(JsonNode tree) {
        return tree instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
    }
}
