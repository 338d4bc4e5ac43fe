package dev.ordinal.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.Gate;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.trees.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** LimitRange: gives new containers what they don't say, and refuses pods and claims that take more or less than it allows. */
record LimitRanges(Store store) implements Gate {
    private static final String TOLD = "kubernetes.io/limit-ranger";

    @Override
    public void give(Ref ref, ObjectNode object) {
        if (!ref.kind().is("pods")) {
            return;
        }
        for (Stored range : ranges(ref.namespace())) {
            List<String> told = new ArrayList<>();
            for (JsonNode limit : limits(range, "Container")) {
                told.addAll(given(Trees.at(object, "spec", "containers"), "container", limit));
                told.addAll(given(Trees.at(object, "spec", "initContainers"), "init container", limit));
            }
            if (!told.isEmpty()) {
                Trees.child(Trees.metadata(object), "annotations")
                        .put(TOLD, "LimitRanger plugin set: " + String.join("; ", told));
            }
        }
    }

    private static List<String> given(JsonNode containers, String called, JsonNode limit) {
        List<String> told = new ArrayList<>();
        for (JsonNode item : containers) {
            if (item instanceof ObjectNode container) {
                ObjectNode resources = Trees.child(container, "resources");
                String of = " for " + called + " " + Trees.text(container, "name");
                // What is limited already asks for its limit.
                JsonNode said = resources.path("limits").deepCopy();
                String requests = given(resources, "requests", limit.path("defaultRequest"), said);
                String limits = given(resources, "limits", limit.path("default"), said);
                if (!requests.isEmpty()) {
                    told.add(requests + " request" + of);
                }
                if (!limits.isEmpty()) {
                    told.add(limits + " limit" + of);
                }
            }
        }
        return told;
    }

    /** The names of what was given. */
    private static String given(ObjectNode resources, String side, JsonNode amounts, JsonNode said) {
        TreeSet<String> names = new TreeSet<>();
        amounts.properties().forEach(amount -> {
            String name = amount.getKey();
            if (!resources.path(side).has(name) && !said.has(name)) {
                Trees.child(resources, side).set(name, amount.getValue());
                names.add(name);
            }
        });
        return String.join(", ", names);
    }

    @Override
    public void check(Ref ref, JsonNode object, @Nullable JsonNode old) {
        List<String> faults = new ArrayList<>();
        if (ref.kind().is("pods") && old == null) {
            ranges(ref.namespace()).forEach(range -> pod(range, object, faults));
        } else if (ref.kind().is("persistentvolumeclaims") && !resources(object).equals(resources(old))) {
            ranges(ref.namespace()).forEach(range -> claim(range, object, faults));
        }
        if (!faults.isEmpty()) {
            throw ref.forbidden(faults.size() == 1 ? faults.getFirst() : "[" + String.join(", ", faults) + "]");
        }
    }

    private static void pod(Stored range, JsonNode pod, List<String> faults) {
        for (JsonNode limit : limits(range, "Container")) {
            for (String list : new String[] {"containers", "initContainers"}) {
                for (JsonNode container : Trees.at(pod, "spec", list)) {
                    new Bounds("Container", limit, faults).check(Taken.of(resources(container)));
                }
            }
        }
        limits(range, "Pod").forEach(limit -> new Bounds("Pod", limit, faults).check(Taken.by(pod)));
    }

    private static void claim(Stored range, JsonNode claim, List<String> faults) {
        String type = "PersistentVolumeClaim";
        limits(range, type).forEach(limit -> new Bounds(type, limit, faults).claim(resources(claim)));
    }

    /** Of a container, or of a claim. */
    private static JsonNode resources(@Nullable JsonNode holder) {
        if (holder == null) {
            return Trees.object();
        }
        return holder.has("spec") ? Trees.at(holder, "spec", "resources") : holder.path("resources");
    }

    private List<Stored> ranges(String namespace) {
        return namespace.isEmpty()
                ? List.of()
                : store.list(Query.in(store.kinds().need("limitranges"), namespace));
    }

    private static List<JsonNode> limits(Stored range, String type) {
        return Trees.at(range.tree(), "spec", "limits")
                .valueStream()
                .filter(limit -> Trees.text(limit, "type").equals(type))
                .toList();
    }
}
