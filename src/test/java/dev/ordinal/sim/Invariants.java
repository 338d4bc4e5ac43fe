package dev.ordinal.sim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.store.Change;
import dev.ordinal.embedded.store.Stored;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Watches every change of the store and judges what the program did by what it can have known: a view that shows everything since
 * its own last write to a pod of that workload. Keeps a transcript of what happened.
 */
public final class Invariants {
    private static final int TRANSCRIPT = 2_000;

    private final InstantSource clock;
    private final Map<String, SeenSet> sets = new HashMap<>();
    private final Map<String, SeenPod> pods = new HashMap<>();
    private final Map<String, String> claims = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private final Deque<String> transcript = new ArrayDeque<>();
    private boolean program;
    private boolean userTakesClaims;
    private long programWrites;

    public Invariants(InstantSource clock) {
        this.clock = clock;
    }

    /** What is done meanwhile is done by the program. */
    public <T> T byProgram(Supplier<T> operation) {
        program = true;
        try {
            return operation.get();
        } finally {
            program = false;
        }
    }

    /** What is done meanwhile is a person's deletion of a claim, which is no fault of the program. */
    public void takingClaims(Runnable operation) {
        userTakesClaims = true;
        operation.run();
        userTakesClaims = false;
    }

    public List<String> violations() {
        return List.copyOf(violations);
    }

    /** Writes of the program so far, those to its lease apart. */
    public long programWrites() {
        return programWrites;
    }

    public void note(String line) {
        transcript.addLast(clock.instant() + " " + line);
        if (transcript.size() > TRANSCRIPT) {
            transcript.removeFirst();
        }
    }

    public String transcript() {
        return String.join("\n", transcript);
    }

    /** To be told of every change of the store. */
    public void changed(Change change) {
        String kind = change.ref().kind().id();
        boolean lease = kind.equals("leases.coordination.k8s.io");
        programWrites += program && !lease ? 1 : 0;
        switch (kind) {
            case "pods" -> pod(change);
            case "persistentvolumeclaims" -> claim(change);
            case "ordinalsets.apps.ordinal.dev", "statefulsets.apps" -> set(change);
            default -> {}
        }
    }

    private void set(Change change) {
        change.after().ifPresent(after -> {
            SeenSet seen = sets.computeIfAbsent(after.uid(), uid -> new SeenSet(after.tree(), clock.instant()));
            seen.wanted(after.tree());
            note((program ? "program" : "other") + " wrote " + change.ref().name() + " "
                    + after.tree().at("/spec/replicas") + " "
                    + after.tree().path("status").path("waits"));
        });
        if (change.after().isEmpty()) {
            note("gone: " + change.ref().name());
        }
    }

    private void claim(Change change) {
        String name = change.ref().key();
        boolean going = change.after().isEmpty()
                || change.after().get().tree().path("metadata").has("deletionTimestamp");
        if (going && !userTakesClaims && claims.containsKey(name)) {
            violate("STICKY_STORAGE: claim " + name + " was deleted");
        }
        if (going) {
            claims.remove(name);
        } else {
            claims.put(name, change.after().get().uid());
        }
    }

    private void pod(Change change) {
        String name = change.ref().key();
        SeenPod before = pods.get(name);
        Optional<SeenPod> after = change.after().map(stored -> SeenPod.of(stored.tree()));
        after.ifPresentOrElse(pod -> pods.put(name, pod), () -> pods.remove(name));
        note((program ? "program: " : "cluster: ") + (before == null ? "" : before) + " => "
                + after.map(SeenPod::toString).orElse("gone"));
        SeenSet set = sets.get(before == null ? after.orElseThrow().owner() : before.owner());
        if (program && before == null) {
            created(set, after.orElseThrow(), change.after().orElseThrow());
        } else if (program && before != null && !before.terminating()) {
            deleted(set, before);
        }
        if (set != null) {
            set.show(ours(set), clock.instant(), program);
        }
        after.map(pod -> sets.get(pod.owner()))
                .filter(other -> set == null || !other.equals(set))
                .ifPresent(other -> other.show(ours(other), clock.instant(), false));
    }

    private Map<Integer, SeenPod> ours(SeenSet set) {
        Map<Integer, SeenPod> ours = new HashMap<>();
        pods.values().stream()
                .filter(pod -> pod.owner().equals(set.uid()))
                .forEach(pod -> ours.put(pod.ordinal(), pod));
        return ours;
    }

    private void created(SeenSet set, SeenPod pod, Stored stored) {
        if (set == null) {
            violate("a pod of nobody's was created: " + pod);
            return;
        }
        if (!set.mayCreate(pod.ordinal(), clock.instant())) {
            violate("ORDERED_UP: " + pod + " was created, and nothing since our last write showed all below available");
        }
        String problem = set.sticky(pod, stored.tree());
        if (!problem.isEmpty()) {
            violate("STICKY_NAME or STICKY_STORAGE: " + problem);
        }
        for (JsonNode volume : stored.tree().at("/spec/volumes")) {
            String claim = volume.at("/persistentVolumeClaim/claimName").asText("");
            if (!claim.isEmpty() && !claims.containsKey(stored.ref().namespace() + "/" + claim)) {
                note("the claim " + claim + " was gone when its pod was created");
            }
        }
    }

    private void deleted(SeenSet set, SeenPod pod) {
        if (set == null) {
            violate("a pod that is not ours was touched: " + pod);
        } else if (!set.mayDelete(pod, clock.instant())) {
            violate("ORDERED_DOWN: " + pod + " was deleted, and nothing since our last write showed that it may go");
        }
    }

    private void violate(String what) {
        note("VIOLATION " + what);
        violations.add(clock.instant() + " " + what);
    }

    /** A pod as the store has it, reduced to what the invariants speak of. */
    record SeenPod(
            int ordinal, String name, String uid, String owner, String phase, Instant readySince, boolean terminating) {
        static SeenPod of(JsonNode pod) {
            String name = pod.at("/metadata/name").asText();
            Instant ready = Instant.MAX;
            for (JsonNode condition : pod.at("/status/conditions")) {
                if (condition.path("type").asText().equals("Ready")
                        && condition.path("status").asText().equals("True")) {
                    ready = Instant.parse(condition.path("lastTransitionTime").asText());
                }
            }
            String owner = "";
            for (JsonNode reference : pod.at("/metadata/ownerReferences")) {
                owner = reference.path("controller").asBoolean()
                        ? reference.path("uid").asText()
                        : owner;
            }
            return new SeenPod(
                    Integer.parseInt(name.substring(name.lastIndexOf('-') + 1)),
                    name,
                    pod.at("/metadata/uid").asText(),
                    owner,
                    pod.at("/status/phase").asText(),
                    ready,
                    pod.path("metadata").has("deletionTimestamp"));
        }

        @Override
        public String toString() {
            return name + "." + uid.substring(0, 4) + " " + phase
                    + (readySince.equals(Instant.MAX) ? "" : " ready since " + readySince)
                    + (terminating ? " terminating" : "");
        }

        boolean available(int minReadySeconds, Instant at) {
            return !terminating
                    && phase.equals("Running")
                    && !readySince.equals(Instant.MAX)
                    && !at.isBefore(readySince.plusSeconds(minReadySeconds));
        }

        boolean over() {
            return phase.equals("Failed") || phase.equals("Succeeded");
        }
    }
}
