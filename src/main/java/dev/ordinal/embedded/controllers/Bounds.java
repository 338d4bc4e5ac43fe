package dev.ordinal.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.trees.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * One limit of a LimitRange, in the words of the real server.
 *
 * @param type of what it speaks
 * @param faults what is against it is added there
 */
record Bounds(String type, JsonNode limit, List<String> faults) {
    private static final int DIGITS = 6;

    void check(Taken taken) {
        limit.path("min").properties().forEach(min -> least(min.getKey(), min.getValue(), taken));
        limit.path("max").properties().forEach(max -> most(max.getKey(), max.getValue(), taken));
        limit.path("maxLimitRequestRatio")
                .properties()
                .forEach(ratio -> apart(ratio.getKey(), ratio.getValue(), taken));
    }

    /** Of a claim only what it asks for counts. */
    void claim(JsonNode resources) {
        Taken taken = Taken.of(resources);
        limit.path("min").properties().forEach(min -> least(min.getKey(), min.getValue(), taken));
        limit.path("max").properties().forEach(max -> {
            BigDecimal request = taken.requests().get(max.getKey());
            if (request == null) {
                unsaid("maximum " + max.getKey(), max.getValue(), "request");
            } else if (request.compareTo(Quantity.of(max.getValue())) > 0) {
                outside("maximum " + max.getKey(), max.getValue(), "request", request);
            }
        });
    }

    private void least(String name, JsonNode min, Taken taken) {
        BigDecimal request = taken.requests().get(name);
        BigDecimal most = taken.limits().get(name);
        if (request == null) {
            unsaid("minimum " + name, min, "request");
        } else if (request.compareTo(Quantity.of(min)) < 0) {
            outside("minimum " + name, min, "request", request);
        } else if (most != null && most.compareTo(Quantity.of(min)) < 0) {
            outside("minimum " + name, min, "limit", most);
        }
    }

    private void most(String name, JsonNode max, Taken taken) {
        BigDecimal request = taken.requests().get(name);
        BigDecimal most = taken.limits().get(name);
        if (most == null) {
            unsaid("maximum " + name, max, "limit");
        } else if (most.compareTo(Quantity.of(max)) > 0) {
            outside("maximum " + name, max, "limit", most);
        } else if (request != null && request.compareTo(Quantity.of(max)) > 0) {
            outside("maximum " + name, max, "request", request);
        }
    }

    private void apart(String name, JsonNode ratio, Taken taken) {
        BigDecimal request = taken.requests().getOrDefault(name, BigDecimal.ZERO);
        BigDecimal most = taken.limits().getOrDefault(name, BigDecimal.ZERO);
        String why = "";
        if (request.signum() == 0) {
            why = "no request is specified or request is 0";
        } else if (most.signum() == 0) {
            why = "no limit is specified or limit is 0";
        } else if (most.compareTo(request.multiply(Quantity.of(ratio))) > 0) {
            why = "provided ratio is "
                    + most.divide(request, DIGITS, RoundingMode.HALF_EVEN).toPlainString();
        }
        if (!why.isEmpty()) {
            faults.add(name + " max limit to request ratio per " + type + " is " + ratio.asText() + ", but " + why);
        }
    }

    private void unsaid(String what, JsonNode bound, String side) {
        faults.add(what + " usage per " + type + " is " + bound.asText() + ".  No " + side + " is specified");
    }

    private void outside(String what, JsonNode bound, String side, BigDecimal amount) {
        faults.add(what + " usage per " + type + " is " + bound.asText() + ", but " + side + " is "
                + Quantity.write(amount));
    }
}
