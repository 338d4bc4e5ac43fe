package dev.ordinal.transcript;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.controllers.Agenda;
import dev.ordinal.embedded.controllers.ControlPlane;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.Change;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.Write;
import dev.ordinal.embedded.trees.Trees;
import dev.ordinal.ops.Cluster;
import dev.ordinal.ops.SimProgram;
import dev.ordinal.sim.OrdinalSetDefinition;
import dev.ordinal.sim.SimClock;
import dev.ordinal.sim.SimProcess;
import dev.ordinal.sim.StoreClusterApi;
import dev.ordinal.status.StatusEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A cluster without machines, the program, and a clock that only the script moves; all of it on one thread, without chance. */
final class World {
    static final String NAMESPACE = "default";

    /** The kinds that a script speaks of, by the words it uses. */
    private static final Map<String, String> KINDS = Map.of(
            "pod", "pods",
            "claim", "persistentvolumeclaims",
            "revision", "controllerrevisions.apps",
            "OrdinalSet", "ordinalsets.apps.ordinal.dev",
            "StatefulSet", "statefulsets.apps",
            "quota", "resourcequotas");

    private static final int STEPS_MAX = 200_000;

    private final SimClock clock = new SimClock();
    private final Store store = new Store(clock, Cluster.admission(), new SplittableRandom(1), 100_000);
    private final Agenda agenda = new Agenda(clock, store.lock());
    private final Agenda collecting = new Agenda(clock, store.lock());
    private final Aliases aliases = new Aliases();
    private final Journal journal = new Journal(aliases);
    private final Interference interference = new Interference();
    private final Kubelet kubelet = new Kubelet(this);
    private final List<StatusEvent> steps = new ArrayList<>();
    private final Map<String, String> phases = new HashMap<>();
    private final SimProgram program;
    private boolean scripted;
    private boolean collects = true;

    World() {
        ControlPlane.attach(store, agenda, collecting);
        store.create(store.kinds().need("namespaces"), "", named(NAMESPACE), Write.WHOLE);
        store.create(store.kinds().need("storageclasses.storage.k8s.io"), "", storageClass(), Write.WHOLE);
        store.create(
                store.kinds().need("customresourcedefinitions.apiextensions.k8s.io"),
                "",
                OrdinalSetDefinition.read(),
                Write.WHOLE);
        store.onChange(this::changed);
        program = new SimProgram(clock, agenda, new SimProgram.Seams(this::line, journal::around));
        startProgram();
        pass(Duration.ofSeconds(1));
    }

    private static ObjectNode named(String name) {
        var object = Trees.object();
        Trees.metadata(object).put("name", name);
        return object;
    }

    private static ObjectNode storageClass() {
        var standard = named("standard");
        Trees.child(Trees.metadata(standard), "annotations").put("storageclass.kubernetes.io/is-default-class", "true");
        return standard.put("provisioner", "embedded.ordinal.dev/volumes")
                .put("reclaimPolicy", "Delete")
                .put("volumeBindingMode", "WaitForFirstConsumer");
    }

    /** Calls take no time, and none goes wrong by chance. */
    private dev.ordinal.cluster.ClusterApi line(SimProcess process) {
        return interference.on(StoreClusterApi.undisturbed(store, agenda, clock, process));
    }

    void startProgram() {
        program.start();
        program.board().listen(steps::add);
    }

    private void changed(Change change) {
        aliases.changed(change);
        if (scripted) {
            return;
        }
        String kind = change.ref().kind().id();
        String what = (kind.equals("pods") ? "pod " : kind.equals("persistentvolumeclaims") ? "claim " : "")
                + change.ref().name();
        boolean told = kind.equals("pods") || kind.equals("persistentvolumeclaims") || ofWorkloads(kind);
        if (told && change.after().isEmpty()) {
            journal.cluster(what + " gone");
        } else if (told
                && beginsToGo(change)
                && !journal.deletes(change.after().orElseThrow().uid())) {
            journal.cluster(what + " terminating");
        }
    }

    private static boolean beginsToGo(Change change) {
        return change.after().filter(now -> Trees.terminating(now.tree())).isPresent()
                && change.before().filter(was -> Trees.terminating(was.tree())).isEmpty();
    }

    private static boolean ofWorkloads(String kind) {
        return kind.equals("ordinalsets.apps.ordinal.dev") || kind.equals("statefulsets.apps");
    }

    /** What the script does is not told as something that happened. */
    void byScript(Runnable deed) {
        scripted = true;
        try {
            deed.run();
        } finally {
            scripted = false;
        }
    }

    /** Lets time pass, from one thing that is due to the next; what is due at its end happens. */
    void pass(Duration howLong) {
        Instant end = clock.instant().plus(howLong);
        int left = STEPS_MAX;
        for (Optional<Instant> next = next();
                next.filter(at -> !at.isAfter(end)).isPresent();
                next = next()) {
            clock.advanceTo(next.orElseThrow());
            left -= agenda.runDue(clock.instant()) + (collects ? collecting.runDue(clock.instant()) : 0);
            if (left < 0) {
                throw new IllegalStateException("the program is never quiet: " + journal.drain());
            }
        }
        clock.advanceTo(end);
    }

    private Optional<Instant> next() {
        return Stream.of(agenda.next(), collects ? collecting.next() : Optional.<Instant>empty())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** Whether the garbage collector works. */
    void collect(boolean on) {
        collects = on;
    }

    Store store() {
        return store;
    }

    SimClock clock() {
        return clock;
    }

    Journal journal() {
        return journal;
    }

    Aliases aliases() {
        return aliases;
    }

    Interference interference() {
        return interference;
    }

    Kubelet kubelet() {
        return kubelet;
    }

    SimProgram program() {
        return program;
    }

    /** The steps that subscribers were sent since they were last read. */
    List<StatusEvent> drainSteps() {
        List<StatusEvent> all = List.copyOf(steps);
        steps.clear();
        return all;
    }

    /** Whether the phase is another one than when it was last told. */
    boolean newPhase(String workload, String phase) {
        return !phase.equals(phases.put(workload, phase));
    }

    /** A workload that is gone, and comes again, begins anew. */
    void keepPhases(Set<String> workloads) {
        phases.keySet().retainAll(workloads);
    }

    List<Stored> all(String kind) {
        return store.list(Query.all(store.kinds().need(KINDS.get(kind)))).stream()
                .sorted(Names.BY_NUMBER)
                .toList();
    }

    /** {@code pod}, {@code claim}, {@code revision}, {@code set} or a kind, then a name. */
    Ref ref(String kind, String name) {
        return switch (kind) {
            case "set" -> set(name).ref();
            case "revision" -> store.ref(KINDS.get(kind), NAMESPACE, aliases.revision(name));
            default -> store.ref(Optional.ofNullable(KINDS.get(kind)).orElse(kind), NAMESPACE, name);
        };
    }

    /** The workload of this name, whatever its kind. */
    Stored set(String name) {
        return store.find(ref("OrdinalSet", name))
                .or(() -> store.find(ref("StatefulSet", name)))
                .orElseThrow(() -> new IllegalArgumentException("no workload " + name));
    }
}
