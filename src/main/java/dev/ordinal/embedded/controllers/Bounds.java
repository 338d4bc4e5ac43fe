package dev.ordinal.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.trees.Quantity;
import dev.ordinal.embedded.trees.Trees;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a pod or a claim asks for, against the least and the most that a LimitRange allows; in the words of the real server. */
final class Bounds {
    private final String type;
    private final Map<String, String> requests;
    private final Map<String, String> limits;
    private final List<String> faults = new ArrayList<>();

    private Bounds(String type, Map<String, String> requests, Map<String, String> limits) {
        this.type = type;
        this.requests = requests;
        this.limits = limits;
    }

    static List<String> ofPod(JsonNode range, JsonNode pod) {
        List<String> faults = new ArrayList<>();
        for (JsonNode limit : Trees.at(range, "spec", "limits")) {
            switch (Trees.text(limit, "type")) {
                case "Container" -> {
                    for (String list : new String[] {"containers", "initContainers"}) {
                        Trees.at(pod, "spec", list)
                                .forEach(container ->
                                        faults.addAll(container(container).all(limit)));
                    }
                }
                case "Pod" ->
                    faults.addAll(
                            new Bounds("Pod", sums(pod, "requests", limit), sums(pod, "limits", limit)).all(limit));
                default -> {
                    // Claims and images are no matter of pods.
                }
            }
        }
        return faults;
    }

    /** A claim has requests only. */
    static List<String> ofClaim(JsonNode range, JsonNode claim) {
        List<String> faults = new ArrayList<>();
        for (JsonNode limit : Trees.at(range, "spec", "limits")) {
            String type = Trees.text(limit, "type");
            if (type.equals("PersistentVolumeClaim")) {
                Bounds bounds = new Bounds(type, asked(Trees.at(claim, "spec"), "requests"), Map.of());
                bounded(limit, "min").forEach(bounds::least);
                bounded(limit, "max").forEach(bounds::mostRequested);
                faults.addAll(bounds.faults);
            }
        }
        return faults;
    }

    private static Bounds container(JsonNode container) {
        return new Bounds("Container", asked(container, "requests"), asked(container, "limits"));
    }

    private static Map<String, String> asked(JsonNode holder, String list) {
        return Trees.texts(Trees.at(holder, "resources", list));
    }

    /** Of all containers together; a resource that no container names is not there. */
    private static Map<String, String> sums(JsonNode pod, String list, JsonNode limit) {
        Map<String, String> sums = new TreeMap<>();
        for (String bound : new String[] {"min", "max", "maxLimitRequestRatio"}) {
            for (String resource : bounded(limit, bound).keySet()) {
                BigDecimal sum = Fitting.sum(pod, list, resource);
                if (sum.signum() > 0) {
                    sums.put(resource, Quantity.write(sum));
                }
            }
        }
        return sums;
    }

    private static Map<String, String> bounded(JsonNode limit, String bound) {
        return new TreeMap<>(Trees.texts(limit.path(bound)));
    }

    private List<String> all(JsonNode limit) {
        bounded(limit, "min").forEach(this::least);
        bounded(limit, "max").forEach(this::most);
        bounded(limit, "maxLimitRequestRatio").forEach(this::ratio);
        return faults;
    }

    private void least(String resource, String bound) {
        String rule = "minimum " + resource + " usage per " + type + " is " + bound;
        String request = requests.get(resource);
        String limit = limits.get(resource);
        if (request == null) {
            faults.add(rule + ".  No request is specified");
        } else if (compare(request, bound) < 0) {
            faults.add(rule + ", but request is " + request);
        } else if (limit != null && compare(limit, bound) < 0) {
            faults.add(rule + ", but limit is " + limit);
        }
    }

    private void most(String resource, String bound) {
        String limit = limits.get(resource);
        if (limit == null) {
            faults.add(maximum(resource, bound) + ".  No limit is specified");
        } else if (compare(limit, bound) > 0) {
            faults.add(maximum(resource, bound) + ", but limit is " + limit);
        } else if (requests.containsKey(resource)) {
            mostRequested(resource, bound);
        }
    }

    private void mostRequested(String resource, String bound) {
        String request = requests.get(resource);
        if (request == null) {
            faults.add(maximum(resource, bound) + ".  No request is specified");
        } else if (compare(request, bound) > 0) {
            faults.add(maximum(resource, bound) + ", but request is " + request);
        }
    }

    private String maximum(String resource, String bound) {
        return "maximum " + resource + " usage per " + type + " is " + bound;
    }

    private void ratio(String resource, String bound) {
        String rule = resource + " max limit to request ratio per " + type + " is " + bound;
        double request = amount(requests.get(resource));
        double limit = amount(limits.get(resource));
        if (request == 0) {
            faults.add(rule + ", but no request is specified or request is 0");
        } else if (limit == 0) {
            faults.add(rule + ", but no limit is specified or limit is 0");
        } else if (limit / request > Quantity.parse(bound).doubleValue()) {
            faults.add(rule + ", but provided ratio is " + String.format(Locale.ROOT, "%f", limit / request));
        }
    }

    private static double amount(String text) {
        return text == null ? 0 : Quantity.parse(text).doubleValue();
    }

    private static int compare(String one, String other) {
        return Quantity.parse(one).compareTo(Quantity.parse(other));
    }
}
