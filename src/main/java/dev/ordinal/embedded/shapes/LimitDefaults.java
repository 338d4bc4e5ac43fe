package dev.ordinal.embedded.shapes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.trees.Trees;

/** What a limit range gives to containers where it names only the most or the least: as the real server writes it out. */
final class LimitDefaults {
    private LimitDefaults() {}

    static void fill(ObjectNode range) {
        for (JsonNode item : range.path("spec").path("limits")) {
            if (item instanceof ObjectNode limit) {
                for (String amounts :
                        new String[] {"max", "min", "default", "defaultRequest", "maxLimitRequestRatio"}) {
                    Amounts.canonical(limit.path(amounts));
                }
                if (Trees.text(limit, "type").equals("Container")) {
                    container(limit);
                }
            }
        }
    }

    private static void container(ObjectNode limit) {
        ObjectNode most = Trees.child(limit, "default");
        ObjectNode request = Trees.child(limit, "defaultRequest");
        limit.path("max").properties().forEach(amount -> most.putIfAbsent(amount.getKey(), amount.getValue()));
        most.properties().forEach(amount -> request.putIfAbsent(amount.getKey(), amount.getValue()));
        limit.path("min").properties().forEach(amount -> request.putIfAbsent(amount.getKey(), amount.getValue()));
        for (String amounts : new String[] {"default", "defaultRequest"}) {
            if (limit.path(amounts).isEmpty()) {
                limit.remove(amounts);
            }
        }
    }
}
