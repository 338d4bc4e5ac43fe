package dev.ordinal.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.DeleteOptions;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Write;
import dev.ordinal.sim.Fault;
import dev.ordinal.sim.SimProcess;
import dev.ordinal.sim.StoreClusterApi.Mishap;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What befalls the cluster, by name; what befalls the calls of the program is the business of its network. */
final class SimChance {
    private static final String HELD = "sim.ordinal.dev/held";

    private final Simulation simulation;
    private final SimPeople people;
    private final Store store;
    private final SplittableRandom random;
    private boolean refusing;
    private int crashAt;

    SimChance(Simulation simulation, SimPeople people) {
        this.simulation = simulation;
        this.people = people;
        this.store = simulation.cluster().store();
        this.random = simulation.random();
        store.addGate((ref, object, old) -> admit(ref, old));
        simulation.befallen(this::crash);
    }

    /** Some things happen when somebody makes them; those of the network come by themselves, and are counted where they come. */
    void inject(Fault fault) {
        String name = people.names().get(random.nextInt(people.names().size()));
        simulation.transcript().note("fault " + fault + ": " + fault.what());
        boolean befell = switch (fault) {
            case F1 -> crashSoon();
            case F2, F3, F5, F6, F7, F15, F22 -> false;
            case F4 -> restart();
            case F8 -> stranger(name);
            case F9 -> refuse();
            case F10 -> withAPod(this::end);
            case F11 -> trouble(name);
            case F12 -> loseANode();
            case F13 -> withAPod(this::holdAndPerhapsDelete);
            case F14 -> withAClaim(this::troubleClaim);
            case F16 -> freeze();
            case F17 -> recreate(name);
            case F18 -> wishAnew(name);
            case F19 -> deletePods();
            case F20 -> withAPod(this::relabel);
            case F21 -> tamper(name);
        };
        if (befell) {
            simulation.tally().injected(fault);
        }
    }

    /** The same where people do nothing but what a scenario says. */
    void befall(Fault fault) {
        if (fault == Fault.F13 && withAPod(pod -> hold(pod.ref()))) {
            simulation.tally().injected(fault);
        } else if (fault == Fault.F4 || fault == Fault.F9) {
            inject(fault);
        }
    }

    /** What people and machines have to do before anything can be asked of the program. */
    void calm() {
        refusing = false;
        crashAt = 0;
        for (int node = 0; node < simulation.cluster().settings().nodes(); node++) {
            simulation.cluster().recoverNode("node-" + node);
        }
        for (String kind : List.of("pods", "persistentvolumeclaims")) {
            store.list(Query.all(store.kinds().need(kind))).forEach(object -> letGo(object.ref()));
        }
    }

    private void crash(SimProcess process, Mishap.Stage stage) {
        boolean counts = stage == (random.nextBoolean() ? Mishap.Stage.DONE : Mishap.Stage.KNOWN);
        if (crashAt > 0 && counts && process.alive() && --crashAt == 0) {
            simulation.tally().injected(Fault.F1);
            simulation.crashAndRestart(simulation.replica(process));
        }
    }

    /** Counted when it has happened. */
    private boolean crashSoon() {
        crashAt = 1 + random.nextInt(4);
        return false;
    }

    /** The network counts the old watch cache that the new process finds. */
    private boolean restart() {
        Replica any =
                simulation.replicas().get(random.nextInt(simulation.replicas().size()));
        simulation.crashAndRestart(any);
        return false;
    }

    private boolean stranger(String name) {
        boolean pod = random.nextInt(3) > 0;
        String ordinal = name + "-" + random.nextInt(4);
        String kind = pod ? "pods" : "persistentvolumeclaims";
        JsonNode object = Wish.yaml(pod ? """
                metadata: {name: %s, namespace: default}
                spec: {containers: [{name: main, image: 'stranger:1'}]}
                """.formatted(ordinal) : """
                metadata: {name: data-%s, namespace: default}
                spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                """.formatted(ordinal));
        return quietly(() -> store.create(store.kinds().need(kind), "default", (ObjectNode) object, Write.WHOLE));
    }

    private boolean refuse() {
        refusing = true;
        simulation.cluster().agenda().schedule(Duration.ofSeconds(random.nextInt(40)), () -> refusing = false);
        return true;
    }

    private void admit(Ref ref, JsonNode old) {
        boolean creates = old == null && (ref.kind().is("pods") || ref.kind().is("persistentvolumeclaims"));
        if (refusing && creates && random.nextInt(3) > 0) {
            throw new StatusException(403, "Forbidden", ref.name() + " is forbidden: exceeded quota: small");
        }
    }

    private void end(Stored pod) {
        boolean evicted = random.nextBoolean();
        store.amend(pod.ref(), tree -> {
            boolean runs = tree.at("/status/phase").asText().equals("Running");
            if (runs && !tree.path("metadata").has("deletionTimestamp")) {
                tree.withObject("/status").put("phase", random.nextInt(3) == 0 ? "Succeeded" : "Failed");
                if (evicted) {
                    tree.withObject("/status").put("reason", "Evicted");
                }
                ready(tree, false);
            }
        });
    }

    private boolean trouble(String name) {
        int dice = random.nextInt(4);
        if (dice > 1) {
            return withAPod(this::flap);
        }
        people.step(name, SimEdits.image(dice == 0 ? "shop:missing" : "shop:crash"));
        return true;
    }

    private void flap(Stored pod) {
        readiness(pod, false);
        Duration back = Duration.ofMillis(500 + random.nextInt(15_000));
        simulation.cluster().agenda().schedule(back, () -> readiness(pod, true));
    }

    /** Only this very pod, and only while it runs: what ended meanwhile stays as it is. */
    private void readiness(Stored pod, boolean is) {
        store.amend(pod.ref(), tree -> {
            boolean same = tree.at("/metadata/uid").asText().equals(pod.uid());
            if (same && tree.at("/status/phase").asText().equals("Running")) {
                ready(tree, is);
            }
        });
    }

    private void ready(ObjectNode tree, boolean is) {
        tree.at("/status/conditions").forEach(condition -> {
            if (condition.path("type").asText().equals("Ready")) {
                ((ObjectNode) condition)
                        .put("status", is ? "True" : "False")
                        .put("lastTransitionTime", store.now().toString());
            }
        });
    }

    private boolean loseANode() {
        String node = "node-" + random.nextInt(simulation.cluster().settings().nodes());
        simulation.cluster().loseNode(node);
        Duration back = Duration.ofSeconds(5 + random.nextInt(60));
        simulation.cluster().agenda().schedule(back, () -> simulation.cluster().recoverNode(node));
        if (random.nextBoolean()) {
            withAPod(pod -> people.delete(pod.ref(), OptionalInt.of(0)));
        }
        return true;
    }

    private void holdAndPerhapsDelete(Stored object) {
        hold(object.ref());
        if (random.nextBoolean()) {
            people.delete(object.ref(), OptionalInt.empty());
        }
    }

    private void hold(Ref ref) {
        store.amend(
                ref,
                tree -> tree.withObject("/metadata").withArray("/finalizers").add(HELD));
        Duration held = Duration.ofSeconds(1 + random.nextInt(30));
        simulation.cluster().agenda().schedule(held, () -> letGo(ref));
    }

    private void letGo(Ref ref) {
        store.amend(ref, tree -> {
            ArrayNode kept = tree.arrayNode();
            tree.at("/metadata/finalizers").forEach(finalizer -> {
                if (!finalizer.asText().equals(HELD)) {
                    kept.add(finalizer);
                }
            });
            if (kept.size() < tree.at("/metadata/finalizers").size()) {
                tree.withObject("/metadata").set("finalizers", kept);
            }
        });
        boolean over = store.find(ref)
                .filter(object -> object.tree().path("metadata").has("deletionTimestamp")
                        && object.tree().at("/metadata/finalizers").isEmpty()
                        && !ref.kind().is("pods"))
                .isPresent();
        if (over) {
            quietly(() -> store.delete(ref, DeleteOptions.DEFAULT));
        }
    }

    private void troubleClaim(Stored claim) {
        simulation.invariants().takingClaims(() -> {
            if (random.nextBoolean()) {
                people.delete(claim.ref(), OptionalInt.empty());
            } else {
                holdAndPerhapsDelete(claim);
            }
        });
    }

    private boolean freeze() {
        boolean holding = random.nextBoolean();
        Duration howLong = Duration.ofMillis(1_000 + random.nextInt(40_000));
        simulation.replicas().getFirst().process().freeze(howLong, holding);
        return true;
    }

    private boolean recreate(String name) {
        if (people.set(name).isEmpty()) {
            people.step(name, "create");
        } else {
            people.step(name, SimEdits.end(random, people.kind(name)));
        }
        return true;
    }

    private boolean wishAnew(String name) {
        people.step(name, SimEdits.any(random, people.kind(name)));
        return true;
    }

    private boolean deletePods() {
        int all = random.nextInt(5);
        OptionalInt grace = random.nextInt(3) == 0 ? OptionalInt.of(0) : OptionalInt.empty();
        if (all == 0) {
            people.pods().forEach(pod -> people.delete(pod.ref(), grace));
            return true;
        }
        return withAPod(pod -> people.delete(pod.ref(), grace));
    }

    private void relabel(Stored pod) {
        int dice = random.nextInt(3);
        String name = pod.ref().name().substring(0, pod.ref().name().lastIndexOf('-'));
        store.amend(pod.ref(), tree -> {
            ObjectNode metadata = tree.withObject("/metadata");
            switch (dice) {
                case 0 -> metadata.withObject("/labels").put("app", "other");
                case 1 -> metadata.withObject("/labels").put("app", name);
                default -> metadata.remove("ownerReferences");
            }
        });
    }

    private boolean tamper(String name) {
        if (people.set(name).isEmpty()) {
            return false;
        }
        return switch (random.nextInt(3)) {
            case 0 -> {
                people.step(name, "{spec: {revisionHistoryLimit: 0}}");
                yield true;
            }
            case 1 -> withARevision(revision -> people.delete(revision.ref(), OptionalInt.empty()));
            default -> with(forgotten(), this::supplant);
        };
    }

    /** Gives the name of a revision to other content: whoever returns to its template finds the name taken. */
    private void supplant(Stored revision) {
        people.delete(revision.ref(), OptionalInt.empty());
        JsonNode other = Wish.yaml("""
                metadata: {name: %s, namespace: default, labels: {app: %s}}
                data: {spec: {template: {metadata: {annotations: {version: other}}}}}
                revision: 77
                """.formatted(
                        revision.ref().name(),
                        revision.tree().at("/metadata/labels/app").asText()));
        quietly(() -> store.create(
                store.kinds().need("controllerrevisions.apps"), "default", (ObjectNode) other, Write.WHOLE));
    }

    /** Revisions that no pod has and no set is at; the data of the others can't be changed, and people leave them alone. */
    private List<Stored> forgotten() {
        List<String> used = people.pods().stream()
                .map(pod -> pod.tree()
                        .at("/metadata/labels/controller-revision-hash")
                        .asText())
                .toList();
        List<String> recorded = people.sets().stream()
                .map(set -> set.tree().path("status"))
                .flatMap(status -> Stream.of(
                        status.path("currentRevision").asText(),
                        status.path("updateRevision").asText()))
                .toList();
        return store.list(Query.all(store.kinds().need("controllerrevisions.apps"))).stream()
                .filter(revision -> !used.contains(revision.ref().name())
                        && !recorded.contains(revision.ref().name()))
                .toList();
    }

    private boolean withARevision(Consumer<Stored> deed) {
        return with(store.list(Query.all(store.kinds().need("controllerrevisions.apps"))), deed);
    }

    private boolean quietly(Runnable deed) {
        try {
            deed.run();
            return true;
        } catch (StatusException refused) {
            people.note("refused: " + refused.getMessage());
            return false;
        }
    }

    private boolean withAPod(Consumer<Stored> deed) {
        return with(people.pods(), deed);
    }

    private boolean withAClaim(Consumer<Stored> deed) {
        return with(store.list(Query.all(store.kinds().need("persistentvolumeclaims"))), deed);
    }

    /** With one of them, if there is any. */
    private boolean with(List<Stored> objects, Consumer<Stored> deed) {
        if (objects.isEmpty()) {
            return false;
        }
        Stored object = objects.get(random.nextInt(objects.size()));
        people.note("with " + object.ref().name());
        deed.accept(object);
        return true;
    }
}
