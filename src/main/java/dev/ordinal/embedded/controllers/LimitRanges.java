package dev.ordinal.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.Amendment;
import dev.ordinal.embedded.store.Gate;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.trees.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** LimitRange: gives containers what they leave out, and refuses pods and claims that are out of its bounds. */
record LimitRanges(Store store) implements Amendment, Gate {
    private static final String TOLD = "kubernetes.io/limit-ranger";

    @Override
    public void amend(Ref ref, ObjectNode object) {
        if (ref.kind().is("pods")) {
            ranges(ref).forEach(range -> give(range.tree(), object));
        }
    }

    @Override
    public void check(Ref ref, JsonNode object, @Nullable JsonNode old) {
        boolean pod = ref.kind().is("pods") && old == null;
        boolean claim = ref.kind().is("persistentvolumeclaims");
        if (!pod && !claim) {
            return;
        }
        for (Stored range : ranges(ref)) {
            List<String> faults = pod ? Bounds.ofPod(range.tree(), object) : Bounds.ofClaim(range.tree(), object);
            if (!faults.isEmpty()) {
                String all = String.join(", ", faults);
                throw ref.forbidden(faults.size() == 1 ? all : "[" + all + "]");
            }
        }
    }

    private List<Stored> ranges(Ref ref) {
        return store.list(Query.in(store.kinds().need("limitranges"), ref.namespace()));
    }

    private static void give(JsonNode range, ObjectNode pod) {
        List<String> told = new ArrayList<>();
        for (JsonNode limit : Trees.at(range, "spec", "limits")) {
            if (Trees.text(limit, "type").equals("Container")) {
                Trees.at(pod, "spec", "containers").forEach(each -> give(limit, each, "container", told));
                Trees.at(pod, "spec", "initContainers").forEach(each -> give(limit, each, "init container", told));
            }
        }
        if (!told.isEmpty()) {
            Trees.child(Trees.child(pod, "metadata"), "annotations")
                    .put(TOLD, "LimitRanger plugin set: " + String.join("; ", told));
        }
    }

    private static void give(JsonNode limit, JsonNode container, String what, List<String> told) {
        if (!(container instanceof ObjectNode object)) {
            return;
        }
        ObjectNode resources = Trees.child(object, "resources");
        // Where somebody says a limit, that is the request too: no other one is given.
        Map<String, String> requests = Trees.texts(limit.path("defaultRequest"));
        requests.keySet().removeAll(Trees.texts(resources.path("limits")).keySet());
        String of = " for " + what + " " + Trees.text(object, "name");
        fill(resources, "requests", requests)
                .map(names -> names + " request" + of)
                .ifPresent(told::add);
        fill(resources, "limits", Trees.texts(limit.path("default")))
                .map(names -> names + " limit" + of)
                .ifPresent(told::add);
    }

    /** The names of what was given, if anything was. */
    private static Optional<String> fill(ObjectNode resources, String list, Map<String, String> given) {
        TreeSet<String> names = new TreeSet<>(given.keySet());
        names.removeAll(Trees.texts(resources.path(list)).keySet());
        names.forEach(name -> Trees.child(resources, list).put(name, given.get(name)));
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }
}
