package dev.ordinal.embedded.shapes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.faults.Fault;
import dev.ordinal.embedded.trees.Quantity;
import dev.ordinal.embedded.trees.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a LimitRange can mean: amounts, the least below the most, and defaults for containers only. */
final class LimitRules {
    private static final List<String> AMOUNTS =
            List.of("min", "max", "default", "defaultRequest", "maxLimitRequestRatio");
    /** The former is not more than the latter. */
    private static final List<Map.Entry<String, String>> ORDERED = List.of(
            Map.entry("min", "max"),
            Map.entry("min", "defaultRequest"),
            Map.entry("min", "default"),
            Map.entry("defaultRequest", "max"),
            Map.entry("defaultRequest", "default"),
            Map.entry("default", "max"));

    private LimitRules() {}

    static List<Fault> faults(JsonNode range) {
        List<Fault> faults = new ArrayList<>();
        JsonNode limits = Trees.at(range, "spec", "limits");
        for (int index = 0; index < limits.size(); index++) {
            JsonNode limit = limits.get(index);
            String pointer = "/spec/limits/" + index;
            int before = faults.size();
            AMOUNTS.forEach(list -> amounts(limit.path(list), pointer + "/" + list, faults));
            if (faults.size() == before) {
                forbidden(limit, pointer, faults);
                ORDERED.forEach(pair -> ordered(limit, pair, pointer, faults));
            }
        }
        return faults;
    }

    private static void amounts(JsonNode amounts, String pointer, List<Fault> faults) {
        Trees.texts(amounts).forEach((resource, amount) -> {
            try {
                Quantity.parse(amount);
            } catch (IllegalArgumentException none) {
                faults.add(new Fault(pointer + "/" + resource, "Invalid value: " + none.getMessage()));
            }
        });
    }

    private static void forbidden(JsonNode limit, String pointer, List<Fault> faults) {
        if (Trees.text(limit, "type").equals("Pod")) {
            for (String list : new String[] {"default", "defaultRequest"}) {
                if (!limit.path(list).isEmpty()) {
                    faults.add(new Fault(pointer + "/" + list, "Forbidden: may not be specified when `type` is 'Pod'"));
                }
            }
        }
    }

    private static void ordered(JsonNode limit, Map.Entry<String, String> pair, String pointer, List<Fault> faults) {
        Map<String, String> most = Trees.texts(limit.path(pair.getValue()));
        Trees.texts(limit.path(pair.getKey())).forEach((resource, amount) -> {
            String bound = most.get(resource);
            if (bound != null && Quantity.parse(amount).compareTo(Quantity.parse(bound)) > 0) {
                faults.add(new Fault(
                        pointer + "/" + pair.getKey() + "[" + resource + "]",
                        "Invalid value: \"" + amount + "\": " + pair.getKey() + " value " + amount + " is greater than "
                                + pair.getValue() + " value " + bound));
            }
        });
    }
}
