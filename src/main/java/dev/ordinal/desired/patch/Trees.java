package dev.ordinal.desired.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Pointers into trees, and when two trees say the same. */
final class Trees {
    private Trees() {}

    /** Numbers are the same if their values are, however they are written. */
    static boolean same(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one.isObject() && other.isObject()) {
            return one.size() == other.size()
                    && one.properties().stream().allMatch(field -> same(field.getValue(), other.path(field.getKey())));
        }
        if (one.isArray() && other.isArray()) {
            Iterator<JsonNode> others = other.iterator();
            return one.size() == other.size() && one.valueStream().allMatch(item -> same(item, others.next()));
        }
        return one.equals(other);
    }

    /** The steps of a pointer (RFC 6901); empty if it is none. */
    static Optional<List<String>> steps(String pointer) {
        if (pointer.isEmpty()) {
            return Optional.of(List.of());
        }
        if (!pointer.startsWith("/") || pointer.matches("(?s).*~(?![01]).*")) {
            return Optional.empty();
        }
        List<String> steps = new ArrayList<>();
        for (String step : pointer.substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return Optional.of(steps);
    }
}
