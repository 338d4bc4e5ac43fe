package dev.ordinal.desired.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** RFC 6902: operations one after the other, all or none. A fault points at the operation's field. */
public final class JsonPatch {
    /** As the API server has it. */
    private static final int OPERATIONS_MAX = 10_000;

    private static final Set<String> WITH_VALUE = Set.of("add", "replace", "test");
    private static final Set<String> WITH_FROM = Set.of("move", "copy");

    /** A list is copied whole for each {@code copy} of it; so often doubled it would fill the memory. */
    private static final long COPIED_MAX = 1 << 20;

    private final String pointer;
    private final ObjectNode operation;

    private JsonPatch(ObjectNode operation, int index) {
        this.operation = operation;
        this.pointer = "/" + index;
    }

    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ArrayNode operations)) {
            throw PatchFault.malformed("", "a JSON patch is a list of operations");
        }
        if (operations.size() > OPERATIONS_MAX) {
            throw PatchFault.malformed("", "has " + operations.size() + " operations; at most " + OPERATIONS_MAX);
        }
        JsonNode result = target.deepCopy();
        long copied = 0;
        for (int i = 0; i < operations.size(); i++) {
            if (!(operations.get(i) instanceof ObjectNode operation)) {
                throw PatchFault.malformed("/" + i, "an operation is an object");
            }
            JsonPatch step = new JsonPatch(operation, i);
            if (step.text("op").equals("copy")) {
                copied +=
                        step.find(result, step.path("from"), "from").toString().length();
                if (copied > COPIED_MAX) {
                    throw PatchFault.misfit("/" + i, "copies more than " + COPIED_MAX + " characters in all");
                }
            }
            result = step.apply(result);
        }
        return result;
    }

    private JsonNode apply(JsonNode root) {
        String op = text("op");
        if (!WITH_VALUE.contains(op) && !WITH_FROM.contains(op) && !op.equals("remove")) {
            throw malformed("op", "is '" + op + "'; accepted: add, remove, replace, move, copy, test");
        }
        List<String> path = path("path");
        if (WITH_VALUE.contains(op) && !operation.has("value")) {
            throw malformed("value", "is missing");
        }
        JsonNode value = operation.path("value").deepCopy();
        return switch (op) {
            case "add" -> add(root, path, value);
            case "replace" -> path.isEmpty() ? value : replace(root, path, value);
            case "remove" -> remove(root, path, "path");
            case "copy" -> add(root, path, find(root, path("from"), "from").deepCopy());
            case "move" -> move(root, path("from"), path);
            default -> test(root, path, value);
        };
    }

    private JsonNode move(JsonNode root, List<String> from, List<String> path) {
        if (path.size() > from.size() && path.subList(0, from.size()).equals(from)) {
            throw misfit("from", "can't be moved into itself");
        }
        JsonNode moved = find(root, from, "from");
        return from.equals(path) ? root : add(remove(root, from, "from"), path, moved);
    }

    private JsonNode add(JsonNode root, List<String> path, JsonNode value) {
        if (path.isEmpty()) {
            return value;
        }
        JsonNode parent = find(root, path.subList(0, path.size() - 1), "path");
        String last = path.getLast();
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else if (parent instanceof ArrayNode list) {
            list.insert(last.equals("-") ? list.size() : index(last, list.size(), "path"), value);
        } else {
            throw misfit("path", "leads into a value that is neither object nor list");
        }
        return root;
    }

    private JsonNode replace(JsonNode root, List<String> path, JsonNode value) {
        find(root, path, "path");
        JsonNode parent = find(root, path.subList(0, path.size() - 1), "path");
        if (parent instanceof ObjectNode object) {
            object.set(path.getLast(), value);
        } else if (parent instanceof ArrayNode list) {
            list.set(index(path.getLast(), list.size() - 1, "path"), value);
        }
        return root;
    }

    private JsonNode remove(JsonNode root, List<String> path, String field) {
        if (path.isEmpty()) {
            throw misfit(field, "the whole object can't be removed");
        }
        find(root, path, field);
        JsonNode parent = find(root, path.subList(0, path.size() - 1), field);
        if (parent instanceof ObjectNode object) {
            object.remove(path.getLast());
        } else if (parent instanceof ArrayNode list) {
            list.remove(index(path.getLast(), list.size() - 1, field));
        }
        return root;
    }

    private JsonNode test(JsonNode root, List<String> path, JsonNode expected) {
        if (!Trees.same(find(root, path, "path"), expected)) {
            throw new PatchFault(PatchFault.Kind.FAILED_TEST, pointer, "the test failed: another value is there");
        }
        return root;
    }

    private JsonNode find(JsonNode root, List<String> path, String field) {
        JsonNode here = root;
        for (String step : path) {
            here = here.isArray() ? here.path(index(step, here.size() - 1, field)) : here.path(step);
            if (here.isMissingNode()) {
                throw misfit(field, "nothing is there");
            }
        }
        return here;
    }

    private int index(String step, int most, String field) {
        if (!step.matches("0|[1-9][0-9]{0,8}")) {
            throw misfit(field, "'" + step + "' is no index of a list");
        }
        int index = Integer.parseInt(step);
        if (index > most) {
            throw misfit(field, "index " + index + " is beyond the end of the list");
        }
        return index;
    }

    private List<String> path(String field) {
        return Trees.steps(text(field)).orElseThrow(() -> malformed(field, "must be a JSON pointer (RFC 6901)"));
    }

    private String text(String field) {
        if (!operation.path(field).isTextual()) {
            throw malformed(field, operation.has(field) ? "must be a string" : "is missing");
        }
        return operation.path(field).textValue();
    }

    private PatchFault malformed(String field, String detail) {
        return PatchFault.malformed(pointer + "/" + field, detail);
    }

    private PatchFault misfit(String field, String detail) {
        return PatchFault.misfit(pointer + "/" + field, detail);
    }
}
