package dev.ordinal.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.cluster.Json;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.DeleteOptions;
import dev.ordinal.embedded.store.Patch;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Write;
import dev.ordinal.workload.WorkloadKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** What people, nodes and chance do to the cluster while the program works. */
final class SimPeople {
    /** Each name has its kind, so that it can be created again after it was deleted. */
    private static final Map<String, WorkloadKind> NAMES = Map.of(
            "red", WorkloadKind.ORDINAL_SET, "green", WorkloadKind.STATEFUL_SET, "blue-1", WorkloadKind.ORDINAL_SET);

    private static final int MOST_REPLICAS = 4;

    private final Simulation simulation;
    private final Store store;
    private final SplittableRandom random;
    private int stranger;

    SimPeople(Simulation simulation) {
        this.simulation = simulation;
        this.store = simulation.cluster().store();
        this.random = simulation.random();
    }

    List<Stored> sets() {
        return NAMES.keySet().stream()
                .sorted()
                .map(name -> store.find(ref(name)))
                .flatMap(java.util.Optional::stream)
                .toList();
    }

    List<Stored> pods() {
        return store.list(Query.all(store.kinds().need("pods")));
    }

    /** One thing at random; what the server refuses was not done. */
    void act() {
        String name = NAMES.keySet().stream().sorted().toList().get(random.nextInt(NAMES.size()));
        try {
            act(name, random.nextInt(100));
        } catch (StatusException refused) {
            simulation.invariants().note("people: refused: " + refused.getMessage());
        }
    }

    private void act(String name, int dice) {
        if (store.find(ref(name)).isEmpty() || dice < 10) {
            create(name);
        } else if (dice < 35) {
            scale(name, random.nextInt(MOST_REPLICAS + 1));
        } else if (dice < 50) {
            withAPod(pod -> delete(pod.ref(), random.nextInt(4) == 0 ? OptionalInt.of(0) : OptionalInt.empty()));
        } else if (dice < 60) {
            withAPod(this::fail);
        } else if (dice < 70) {
            withAPod(this::unready);
        } else if (dice < 76) {
            loseANode();
        } else if (dice < 81) {
            template(name);
        } else if (dice < 87) {
            end(name);
        } else if (dice < 90) {
            stranger(name);
        } else if (dice < 96) {
            note("the program crashes");
            simulation.crashAndRestart();
        } else {
            note("the program freezes");
            simulation.process().freeze(Duration.ofSeconds(1 + random.nextInt(30)));
        }
    }

    private void create(String name) {
        boolean set = NAMES.get(name) == WorkloadKind.ORDINAL_SET;
        int minReady = random.nextBoolean() ? 0 : 3;
        boolean claims = random.nextBoolean();
        ObjectNode object = (ObjectNode) Json.parse("""
                {"apiVersion": "%s", "kind": "%s", "metadata": {"name": "%s", "namespace": "default"},
                 "spec": {"replicas": %d, "minReadySeconds": %d, "serviceName": "%s", "ordinals": {"start": %d},
                  "selector": {"matchLabels": {"app": "%s"}},
                  "template": {"metadata": {"labels": {"app": "%s"}},
                   "spec": {"containers": [{"name": "main", "image": "shop:1"}]}},
                  "volumeClaimTemplates": [%s]}}
                """.formatted(
                        NAMES.get(name).apiVersion(),
                        NAMES.get(name).kind(),
                        name,
                        random.nextInt(MOST_REPLICAS + 1),
                        minReady,
                        name,
                        random.nextInt(3) == 0 ? 2 : 0,
                        name,
                        name,
                        claims ? claim() : ""));
        note("create " + name);
        store.create(ref(name).kind(), "default", object, Write.WHOLE);
        simulation.invariants().note("created " + (set ? "an OrdinalSet" : "a StatefulSet"));
    }

    private static String claim() {
        return """
                {"metadata": {"name": "data"}, "spec": {"accessModes": ["ReadWriteOnce"],
                 "resources": {"requests": {"storage": "1Gi"}}}}""";
    }

    void scale(String name, int replicas) {
        note("scale " + name + " to " + replicas);
        patch(name, "{\"spec\": {\"replicas\": " + replicas + "}}");
    }

    private void template(String name) {
        note("change the template of " + name);
        patch(
                name,
                "{\"spec\": {\"template\": {\"metadata\": {\"annotations\": {\"version\": \"" + random.nextInt(3)
                        + "\"}}}}}");
    }

    private void end(String name) {
        int way = random.nextInt(4);
        boolean stateful = NAMES.get(name) == WorkloadKind.STATEFUL_SET;
        note("delete " + name + " way " + way);
        if (stateful && way < 2) {
            patch(
                    name,
                    "{\"metadata\": {\"annotations\": {\"apps.ordinal.dev/delete-when-empty\": \"requested\"}},"
                            + " \"spec\": {\"replicas\": 0}}");
        } else {
            store.delete(ref(name), DeleteOptions.DEFAULT.withPropagation(way == 3 ? "Orphan" : "Background"));
        }
    }

    private void stranger(String name) {
        ObjectNode pod = (ObjectNode) Json.parse("""
                {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "%s-%d", "namespace": "default"},
                 "spec": {"containers": [{"name": "main", "image": "stranger:%d"}]}}
                """.formatted(name, random.nextInt(MOST_REPLICAS), stranger++));
        note("a stranger takes a name of " + name);
        store.create(store.kinds().need("pods"), "default", pod, Write.WHOLE);
    }

    private void withAPod(java.util.function.Consumer<Stored> deed) {
        List<Stored> pods = pods();
        if (!pods.isEmpty()) {
            deed.accept(pods.get(random.nextInt(pods.size())));
        }
    }

    void delete(Ref ref, OptionalInt grace) {
        note("delete pod " + ref.name() + " " + grace);
        store.delete(ref, new DeleteOptions(grace, "", "", "", false));
    }

    private void fail(Stored pod) {
        if (ready(pod.tree())) {
            note("pod " + pod.ref().name() + " fails");
            store.amend(pod.ref(), tree -> tree.withObject("/status").put("phase", "Failed"));
        }
    }

    private void unready(Stored pod) {
        if (ready(pod.tree())) {
            note("pod " + pod.ref().name() + " is unready for a while");
            ready(pod, false);
            Duration back = Duration.ofSeconds(1 + random.nextInt(20));
            simulation.cluster().agenda().schedule(back, () -> ready(pod, true));
        }
    }

    /** Only this very pod, and only while it runs: what ended meanwhile stays as it is. */
    private void ready(Stored pod, boolean is) {
        store.amend(pod.ref(), tree -> {
            boolean same = tree.at("/metadata/uid").asText().equals(pod.uid());
            if (same && tree.at("/status/phase").asText().equals("Running")) {
                tree.at("/status/conditions").forEach(condition -> {
                    if (condition.path("type").asText().equals("Ready")) {
                        ((ObjectNode) condition)
                                .put("status", is ? "True" : "False")
                                .put("lastTransitionTime", store.now().toString());
                    }
                });
            }
        });
    }

    static boolean ready(JsonNode pod) {
        for (JsonNode condition : pod.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True")
                        && pod.at("/status/phase").asText().equals("Running");
            }
        }
        return false;
    }

    private void loseANode() {
        String node = "node-" + random.nextInt(3);
        note(node + " is lost");
        simulation.cluster().loseNode(node);
        Duration back = Duration.ofSeconds(5 + random.nextInt(40));
        simulation.cluster().agenda().schedule(back, () -> simulation.cluster().recoverNode(node));
    }

    private void patch(String name, String body) {
        store.patch(ref(name), new Patch(Patch.Form.MERGE, Json.parse(body)), Write.WHOLE);
    }

    private Ref ref(String name) {
        String kind =
                NAMES.get(name) == WorkloadKind.ORDINAL_SET ? "ordinalsets.apps.ordinal.dev" : "statefulsets.apps";
        return store.ref(kind, "default", name);
    }

    private void note(String what) {
        simulation.invariants().note("people: " + what);
    }
}
