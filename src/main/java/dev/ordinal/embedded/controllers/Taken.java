package dev.ordinal.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.trees.Quantity;
import dev.ordinal.embedded.trees.Trees;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** What a container, or all of a pod, asks for and is limited to; what nobody says is not in it. */
record Taken(Map<String, BigDecimal> requests, Map<String, BigDecimal> limits) {

    static Taken of(JsonNode resources) {
        return new Taken(amounts(resources.path("requests")), amounts(resources.path("limits")));
    }

    static Taken by(JsonNode pod) {
        return new Taken(together(pod, "requests"), together(pod, "limits"));
    }

    private static Map<String, BigDecimal> amounts(JsonNode amounts) {
        Map<String, BigDecimal> all = new HashMap<>();
        amounts.properties().forEach(amount -> all.put(amount.getKey(), Quantity.of(amount.getValue())));
        return all;
    }

    /** Those that run beside each other; one that runs before them counts where it takes more. */
    private static Map<String, BigDecimal> together(JsonNode pod, String side) {
        Map<String, BigDecimal> beside = new HashMap<>();
        Map<String, BigDecimal> before = new HashMap<>();
        for (JsonNode container : Trees.at(pod, "spec", "initContainers")) {
            Map<String, BigDecimal> own = amounts(Trees.at(container, "resources", side));
            if (Trees.text(container, "restartPolicy").equals("Always")) {
                own.forEach((name, amount) -> beside.merge(name, amount, BigDecimal::add));
            } else {
                own.forEach((name, amount) ->
                        before.merge(name, amount.add(beside.getOrDefault(name, BigDecimal.ZERO)), BigDecimal::max));
            }
        }
        for (JsonNode container : Trees.at(pod, "spec", "containers")) {
            amounts(Trees.at(container, "resources", side))
                    .forEach((name, amount) -> beside.merge(name, amount, BigDecimal::add));
        }
        before.forEach((name, amount) -> beside.merge(name, amount, BigDecimal::max));
        return beside;
    }
}
