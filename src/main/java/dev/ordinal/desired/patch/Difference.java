package dev.ordinal.desired.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.Pointers;
import java.util.Set;
import java.util.TreeSet;

/** The difference of two trees as a JSON patch: applied to the first it gives the second. */
public final class Difference {
    private final ArrayNode operations = JsonNodeFactory.instance.arrayNode();

    private Difference() {}

    public static ArrayNode between(JsonNode before, JsonNode after) {
        Difference difference = new Difference();
        difference.compare(before, after, "");
        return difference.operations;
    }

    private void compare(JsonNode before, JsonNode after, String pointer) {
        if (Trees.same(before, after)) {
            return;
        }
        if (before instanceof ObjectNode one && after instanceof ObjectNode other) {
            objects(one, other, pointer);
        } else if (before instanceof ArrayNode one && after instanceof ArrayNode other) {
            lists(one, other, pointer);
        } else if (before.isMissingNode()) {
            operation("add", pointer).set("value", after);
        } else {
            operation("replace", pointer).set("value", after);
        }
    }

    private void objects(ObjectNode before, ObjectNode after, String pointer) {
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (after.has(name)) {
                compare(before.path(name), after.get(name), Pointers.child(pointer, name));
            } else {
                operation("remove", Pointers.child(pointer, name));
            }
        }
    }

    /** What is equal at both ends stays; what is left between is compared from its start, and the rest removed or added. */
    private void lists(ArrayNode before, ArrayNode after, String pointer) {
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (start < shorter && Trees.same(before.get(start), after.get(start))) {
            start++;
        }
        int tail = 0;
        while (tail < shorter - start
                && Trees.same(before.get(before.size() - 1 - tail), after.get(after.size() - 1 - tail))) {
            tail++;
        }
        int both = shorter - tail;
        for (int i = start; i < both; i++) {
            compare(before.get(i), after.get(i), pointer + "/" + i);
        }
        for (int i = before.size() - tail - 1; i >= both; i--) {
            operation("remove", pointer + "/" + i);
        }
        for (int i = both; i < after.size() - tail; i++) {
            operation("add", pointer + "/" + i).set("value", after.get(i));
        }
    }

    private ObjectNode operation(String op, String pointer) {
        return operations.addObject().put("op", op).put("path", pointer);
    }
}
