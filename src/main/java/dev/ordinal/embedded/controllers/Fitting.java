package dev.ordinal.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.trees.Quantity;
import dev.ordinal.embedded.trees.Requirements;
import dev.ordinal.embedded.trees.Trees;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a pod fits on a node, in the words of the real scheduler: one picture of all pods for one decision. */
final class Fitting {
    private static final String HOSTNAME = "kubernetes.io/hostname";
    private final Map<String, List<Stored>> byNode = new HashMap<>();

    Fitting(List<Stored> pods) {
        pods.forEach(this::add);
    }

    /** Counts a pod where it is; one that has no node, or has ended, takes no room. */
    void add(Stored pod) {
        String node = Trees.text(pod.tree(), "spec", "nodeName");
        String phase = Trees.text(pod.tree(), "status", "phase");
        if (!node.isEmpty() && !phase.equals("Succeeded") && !phase.equals("Failed")) {
            byNode.computeIfAbsent(node, name -> new ArrayList<>()).add(pod);
        }
    }

    int podsOn(Stored node) {
        return on(node).size();
    }

    private List<Stored> on(Stored node) {
        return byNode.getOrDefault(node.ref().name(), List.of());
    }

    Optional<String> trouble(Stored pod, Stored node) {
        if (Trees.at(node.tree(), "spec", "unschedulable").asBoolean()) {
            return Optional.of("node(s) were unschedulable");
        }
        for (JsonNode taint : Trees.at(node.tree(), "spec", "taints")) {
            if (!Trees.text(taint, "effect").equals("PreferNoSchedule") && !tolerates(pod.tree(), taint)) {
                return Optional.of("node(s) had untolerated taint {" + Trees.text(taint, "key") + ": "
                        + Trees.text(taint, "value") + "}");
            }
        }
        if (!selected(pod.tree(), node)) {
            return Optional.of("node(s) didn't match Pod's node affinity/selector");
        }
        if (repelled(pod, node)) {
            return Optional.of("node(s) didn't match pod anti-affinity rules");
        }
        for (String resource : new String[] {"cpu", "memory"}) {
            BigDecimal wanted = requested(pod.tree(), resource);
            if (wanted.signum() == 0) {
                continue;
            }
            BigDecimal room = Quantity.of(Trees.at(node.tree(), "status", "allocatable", resource));
            BigDecimal taken = on(node).stream()
                    .map(other -> requested(other.tree(), resource))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (taken.add(wanted).compareTo(room) > 0) {
                return Optional.of("Insufficient " + resource);
            }
        }
        int most = Trees.at(node.tree(), "status", "allocatable", "pods").asInt(110);
        return podsOn(node) >= most ? Optional.of("Too many pods") : Optional.empty();
    }

    static boolean tolerates(JsonNode pod, JsonNode taint) {
        return Trees.at(pod, "spec", "tolerations").valueStream().anyMatch(toleration -> {
            String key = Trees.text(toleration, "key");
            String effect = Trees.text(toleration, "effect");
            boolean value = Trees.text(toleration, "operator").equals("Exists")
                    || Trees.text(toleration, "value").equals(Trees.text(taint, "value"));
            return (key.isEmpty() || key.equals(Trees.text(taint, "key")))
                    && (effect.isEmpty() || effect.equals(Trees.text(taint, "effect")))
                    && value;
        });
    }

    private static boolean selected(JsonNode pod, Stored node) {
        Map<String, String> labels = node.labels();
        boolean bySelector = labels.entrySet()
                .containsAll(Trees.texts(Trees.at(pod, "spec", "nodeSelector")).entrySet());
        JsonNode required =
                Trees.at(pod, "spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
        boolean byAffinity = required.isMissingNode()
                || required.path("nodeSelectorTerms")
                        .valueStream()
                        .anyMatch(term -> Requirements.of(term).hold(labels) && byName(term, node));
        return bySelector && byAffinity;
    }

    private static boolean byName(JsonNode term, Stored node) {
        return Requirements.of(Trees.object().set("matchExpressions", term.path("matchFields")))
                .hold(Map.of("metadata.name", node.ref().name()));
    }

    /** Required anti-affinity by host name, either way round. */
    private boolean repelled(Stored pod, Stored node) {
        return on(node).stream().anyMatch(other -> repels(pod, other) || repels(other, pod));
    }

    private static boolean repels(Stored pod, Stored other) {
        JsonNode terms = Trees.at(
                pod.tree(), "spec", "affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
        return terms.valueStream()
                .filter(term -> Trees.text(term, "topologyKey").equals(HOSTNAME))
                .anyMatch(term -> inNamespace(term, pod, other)
                        && Requirements.of(term.path("labelSelector")).hold(other.labels()));
    }

    private static boolean inNamespace(JsonNode term, Stored pod, Stored other) {
        JsonNode namespaces = term.path("namespaces");
        return namespaces.isEmpty()
                ? pod.ref().namespace().equals(other.ref().namespace())
                : Trees.holdsText(namespaces, other.ref().namespace());
    }

    static BigDecimal requested(JsonNode pod, String resource) {
        return sum(pod, "requests", resource);
    }

    static BigDecimal sum(JsonNode pod, String side, String resource) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode container : Trees.at(pod, "spec", "containers")) {
            sum = sum.add(Quantity.of(Trees.at(container, "resources", side, resource)));
        }
        return sum;
    }
}
