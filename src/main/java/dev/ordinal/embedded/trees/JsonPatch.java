package dev.ordinal.embedded.trees;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** RFC 6902: a list of operations, all or nothing. */
public final class JsonPatch {
    /** What a real API server accepts in one patch. */
    private static final int OPERATIONS_MAX = 10_000;

    private JsonPatch() {}

    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!patch.isArray()) {
            throw PatchException.malformed("a JSON patch is a list of operations");
        }
        if (patch.size() > OPERATIONS_MAX) {
            throw PatchException.malformed("a JSON patch has at most " + OPERATIONS_MAX + " operations");
        }
        JsonNode result = target.deepCopy();
        for (JsonNode operation : patch) {
            result = step(result, operation);
        }
        return result;
    }

    private static JsonNode step(JsonNode root, JsonNode operation) {
        List<String> path = path(operation, "path");
        return switch (Trees.text(operation, "op")) {
            case "add" -> add(root, path, value(operation));
            case "remove" -> remove(root, path);
            case "replace" -> add(path.isEmpty() ? root : remove(root, path), path, value(operation));
            case "move" -> {
                List<String> from = path(operation, "from");
                JsonNode moved = find(root, from);
                yield add(remove(root, from), path, moved);
            }
            case "copy" -> add(root, path, find(root, path(operation, "from")).deepCopy());
            case "test" -> test(root, path, value(operation));
            default -> throw PatchException.malformed("unknown operation " + operation.path("op"));
        };
    }

    private static JsonNode value(JsonNode operation) {
        if (!operation.has("value")) {
            throw PatchException.malformed("operation without a value: " + operation);
        }
        return operation.get("value").deepCopy();
    }

    private static List<String> path(JsonNode operation, String field) {
        String pointer = Trees.text(operation, field);
        if (pointer.isEmpty() && operation.path(field).isTextual()) {
            return List.of();
        }
        if (!pointer.startsWith("/")) {
            throw PatchException.malformed("\"" + field + "\" is no JSON pointer: " + operation);
        }
        List<String> steps = new ArrayList<>();
        for (String step : pointer.substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return steps;
    }

    private static JsonNode find(JsonNode root, List<String> path) {
        JsonNode here = root;
        for (String step : path) {
            here = here.isArray() ? here.path(index(step, here.size() - 1)) : here.path(step);
            if (here.isMissingNode()) {
                throw PatchException.misfit("there is nothing at /" + String.join("/", path));
            }
        }
        return here;
    }

    private static int index(String step, int max) {
        if (step.isEmpty() || step.length() > 9 || !step.chars().allMatch(Character::isDigit)) {
            throw PatchException.misfit("\"" + step + "\" is no index of a list");
        }
        int index = Integer.parseInt(step);
        if (index > max) {
            throw PatchException.misfit("index " + index + " is beyond the end of the list");
        }
        return index;
    }

    private static JsonNode add(JsonNode root, List<String> path, JsonNode value) {
        if (path.isEmpty()) {
            return value;
        }
        JsonNode parent = find(root, path.subList(0, path.size() - 1));
        String last = path.getLast();
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else if (parent instanceof ArrayNode array) {
            array.insert(last.equals("-") ? array.size() : index(last, array.size()), value);
        } else {
            throw PatchException.misfit("nothing can be added at /" + String.join("/", path));
        }
        return root;
    }

    private static JsonNode remove(JsonNode root, List<String> path) {
        if (path.isEmpty()) {
            throw PatchException.misfit("the whole object can't be removed");
        }
        find(root, path);
        JsonNode parent = find(root, path.subList(0, path.size() - 1));
        if (parent instanceof ObjectNode object) {
            object.remove(path.getLast());
        } else if (parent instanceof ArrayNode array) {
            array.remove(index(path.getLast(), array.size() - 1));
        }
        return root;
    }

    private static JsonNode test(JsonNode root, List<String> path, JsonNode expected) {
        if (!Trees.same(find(root, path), expected)) {
            throw PatchException.misfit("test failed at /" + String.join("/", path));
        }
        return root;
    }
}
