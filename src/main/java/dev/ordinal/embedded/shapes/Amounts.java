package dev.ordinal.embedded.shapes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ordinal.embedded.trees.Quantity;
import java.util.Set;

/** Amounts in built-in kinds are written back in one way, however they were written: {@code 0.5} as {@code 500m}. */
final class Amounts {
    private static final Set<String> HOLDERS = Set.of("requests", "limits", "hard", "capacity");

    private Amounts() {}

    static void rewrite(JsonNode tree) {
        tree.forEach(Amounts::rewrite);
        if (tree.isObject()) {
            tree.properties().forEach(field -> {
                if (HOLDERS.contains(field.getKey())) {
                    canonical(field.getValue());
                }
            });
        }
    }

    /** Of one mapping of amounts. */
    static void canonical(JsonNode amounts) {
        if (amounts.isObject()) {
            amounts.properties().forEach(amount -> amount.setValue(written(amount.getValue())));
        }
    }

    private static JsonNode written(JsonNode amount) {
        return amount.isValueNode() && !amount.isNull()
                ? TextNode.valueOf(Quantity.canonical(amount.asText()))
                : amount;
    }
}
