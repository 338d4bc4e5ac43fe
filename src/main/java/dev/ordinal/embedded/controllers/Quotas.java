package dev.ordinal.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.Change;
import dev.ordinal.embedded.store.Gate;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.trees.Quantity;
import dev.ordinal.embedded.trees.Trees;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** ResourceQuota: refuses what would exceed it, and keeps {@code status.used}. */
final class Quotas implements Gate {
    private static final Set<String> COMPUTE =
            Set.of("cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory");
    private static final Set<String> COUNTED_BY_NAME =
            Set.of("pods", "services", "configmaps", "secrets", "persistentvolumeclaims", "resourcequotas");
    private final Store store;
    private final Agenda agenda;
    private final Set<String> planned = new HashSet<>();

    Quotas(Store store, Agenda agenda) {
        this.store = store;
        this.agenda = agenda;
        store.addGate(this);
        store.onChange(this::changed);
    }

    private void changed(Change change) {
        String namespace = change.ref().namespace();
        boolean concerns = !namespace.isEmpty()
                && !change.ref().kind().is("events")
                && !quotas(namespace).isEmpty();
        if (concerns && planned.add(namespace)) {
            agenda.schedule(Duration.ZERO, () -> {
                planned.remove(namespace);
                quotas(namespace).forEach(this::count);
            });
        }
    }

    private List<Stored> quotas(String namespace) {
        return store.list(Query.in(store.kinds().need("resourcequotas"), namespace));
    }

    private void count(Stored quota) {
        store.amend(quota.ref(), tree -> {
            ObjectNode status = Trees.child(tree, "status");
            status.set("hard", Trees.at(tree, "spec", "hard").deepCopy());
            ObjectNode used = status.putObject("used");
            Trees.at(tree, "spec", "hard")
                    .fieldNames()
                    .forEachRemaining(resource ->
                            used.put(resource, Quantity.write(used(quota.ref().namespace(), resource))));
        });
    }

    @Override
    public void check(Ref ref, JsonNode object, @Nullable JsonNode old) {
        if (ref.namespace().isEmpty()) {
            return;
        }
        for (Stored quota : quotas(ref.namespace())) {
            check(quota, ref, object, old);
        }
    }

    private void check(Stored quota, Ref ref, JsonNode object, @Nullable JsonNode old) {
        List<String> requested = new ArrayList<>();
        List<String> used = new ArrayList<>();
        List<String> limited = new ArrayList<>();
        for (Map.Entry<String, String> hard :
                Trees.texts(Trees.at(quota.tree(), "spec", "hard")).entrySet()) {
            String resource = hard.getKey();
            BigDecimal more = cost(ref, object, resource);
            if (old == null && COMPUTE.contains(resource) && ref.kind().is("pods") && more.signum() == 0) {
                throw ref.forbidden("failed quota: " + quota.ref().name() + ": must specify " + resource + " for: "
                        + containers(object));
            }
            more = old == null ? more : more.subtract(cost(ref, old, resource));
            BigDecimal before = more.signum() > 0 ? used(ref.namespace(), resource) : BigDecimal.ZERO;
            if (more.signum() > 0 && before.add(more).compareTo(Quantity.parse(hard.getValue())) > 0) {
                requested.add(resource + "=" + Quantity.write(more));
                used.add(resource + "=" + Quantity.write(before));
                limited.add(resource + "=" + hard.getValue());
            }
        }
        if (!requested.isEmpty()) {
            throw ref.forbidden("exceeded quota: " + quota.ref().name() + ", requested: "
                    + String.join(",", requested) + ", used: " + String.join(",", used) + ", limited: "
                    + String.join(",", limited));
        }
    }

    private static String containers(JsonNode pod) {
        return Trees.at(pod, "spec", "containers")
                .valueStream()
                .map(container -> Trees.text(container, "name"))
                .collect(Collectors.joining(","));
    }

    private BigDecimal used(String namespace, String resource) {
        String kindId = kindOf(resource);
        return store.kinds()
                .find(kindId)
                .map(kind -> store.list(Query.in(kind, namespace)).stream()
                        .map(object -> cost(object.ref(), object.tree(), resource))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .orElse(BigDecimal.ZERO);
    }

    /** Which kind's objects use up this resource. */
    private static String kindOf(String resource) {
        if (resource.startsWith("count/")) {
            return resource.substring("count/".length());
        }
        if (resource.equals("requests.storage") || resource.contains(".storageclass.storage.k8s.io/")) {
            return "persistentvolumeclaims";
        }
        return COUNTED_BY_NAME.contains(resource) ? resource : "pods";
    }

    private static BigDecimal cost(Ref ref, JsonNode object, String resource) {
        String phase = Trees.text(object, "status", "phase");
        boolean over = phase.equals("Succeeded") || phase.equals("Failed");
        if (!ref.kind().is(kindOf(resource)) || (ref.kind().is("pods") && over && !resource.startsWith("count/"))) {
            return BigDecimal.ZERO;
        }
        if (resource.startsWith("count/") || COUNTED_BY_NAME.contains(resource)) {
            return BigDecimal.ONE;
        }
        if (ref.kind().is("persistentvolumeclaims")) {
            return storage(object, resource);
        }
        if (!COMPUTE.contains(resource)) {
            return BigDecimal.ZERO;
        }
        int dot = resource.indexOf('.');
        return Fitting.sum(object, dot < 0 ? "requests" : resource.substring(0, dot), resource.substring(dot + 1));
    }

    private static BigDecimal storage(JsonNode claim, String resource) {
        int mark = resource.indexOf(".storageclass.storage.k8s.io/");
        if (mark >= 0 && !Trees.text(claim, "spec", "storageClassName").equals(resource.substring(0, mark))) {
            return BigDecimal.ZERO;
        }
        return resource.endsWith("requests.storage")
                ? Quantity.of(Trees.at(claim, "spec", "resources", "requests", "storage"))
                : BigDecimal.ONE;
    }
}
