package dev.ordinal.ops;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.DeleteOptions;
import dev.ordinal.embedded.store.Patch;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Write;
import dev.ordinal.embedded.trees.MergePatch;
import dev.ordinal.workload.WorkloadKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What people do to sets and pods, through the API server; what it refuses was not done. */
final class SimPeople {
    private static final String LEAVING =
            "{metadata: {annotations: {apps.ordinal.dev/delete-when-empty: requested}}, spec: {replicas: 0}}";

    private final Simulation simulation;
    private final Store store;
    private final Map<String, ObjectNode> wishes = new TreeMap<>();

    SimPeople(Simulation simulation) {
        this.simulation = simulation;
        this.store = simulation.cluster().store();
    }

    /** Each name keeps its kind, so that it can be created again after it was deleted. */
    void wish(String name, WorkloadKind kind, List<String> patches) {
        ObjectNode manifest = Wish.manifest(kind, name);
        for (String patch : patches) {
            manifest = (ObjectNode) MergePatch.apply(manifest, Wish.yaml(patch));
        }
        wishes.put(name, manifest);
        create(name);
    }

    /** A set that is there already with all that belongs to it, as a former version of the program left it (F22). */
    void inherit(WorkloadKind kind) {
        wishes.put(Golden.NAME, Wish.manifest(kind, Golden.NAME));
        Golden.load(store, Golden.read(kind.kind()));
    }

    List<String> names() {
        return List.copyOf(wishes.keySet());
    }

    WorkloadKind kind(String name) {
        return wishes.get(name).path("kind").asText().equals("OrdinalSet")
                ? WorkloadKind.ORDINAL_SET
                : WorkloadKind.STATEFUL_SET;
    }

    Optional<Stored> set(String name) {
        return store.find(ref(name));
    }

    List<Stored> sets() {
        return names().stream().map(this::set).flatMap(Optional::stream).toList();
    }

    List<Stored> pods() {
        return store.list(Query.all(store.kinds().need("pods")));
    }

    /** One step of a scenario. */
    void step(String name, String step) {
        note(name + ": " + step);
        try {
            switch (step) {
                case "create" -> create(name);
                case "leave" -> patch(name, LEAVING);
                case "delete a pod" -> lastPod(name).ifPresent(pod -> delete(pod.ref(), OptionalInt.empty()));
                default -> {
                    if (step.startsWith("delete ")) {
                        String way = step.substring("delete ".length());
                        store.delete(ref(name), DeleteOptions.DEFAULT.withPropagation(way));
                    } else {
                        patch(name, step);
                    }
                }
            }
        } catch (StatusException refused) {
            note("refused: " + refused.getMessage());
        }
    }

    private void create(String name) {
        store.create(ref(name).kind(), "default", wishes.get(name), Write.WHOLE);
    }

    private void patch(String name, String yaml) {
        store.patch(ref(name), new Patch(Patch.Form.MERGE, Wish.yaml(yaml)), Write.WHOLE);
    }

    Optional<Stored> lastPod(String name) {
        return pods().stream()
                .filter(pod -> pod.ref().name().startsWith(name + "-"))
                .reduce((first, second) -> second);
    }

    /** Deletes what order would wait for for ever: pods of a set that do not come up. */
    void clearAway(String name) {
        for (Stored pod : pods()) {
            boolean waiting =
                    !pod.tree().at("/spec/containers/0/image").asText().matches("shop:[12]")
                            || !pod.tree().at("/status/phase").asText().equals("Running");
            if (waiting
                    && pod.ref().name().startsWith(name + "-")
                    && !pod.tree().path("metadata").has("deletionTimestamp")) {
                delete(pod.ref(), OptionalInt.of(0));
            }
        }
    }

    void delete(Ref ref, OptionalInt grace) {
        note("delete " + ref.name() + " " + grace);
        try {
            store.delete(ref, new DeleteOptions(grace, "", "", "", false));
        } catch (StatusException gone) {
            note("refused: " + gone.getMessage());
        }
    }

    private Ref ref(String name) {
        boolean ordinal = kind(name) == WorkloadKind.ORDINAL_SET;
        return store.ref(ordinal ? "ordinalsets.apps.ordinal.dev" : "statefulsets.apps", "default", name);
    }

    void note(String what) {
        simulation.transcript().note("people: " + what);
    }
}
