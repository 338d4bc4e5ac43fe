package dev.ordinal.sim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a set is to arrive (INV11), as far as its spec says; written from the rules. */
public final class Goal {
    private final Store store;
    private final SeenSpec spec;
    private final Map<Integer, SeenPod> ours = new HashMap<>();
    private final List<String> missing = new ArrayList<>();

    private Goal(Store store, Stored set) {
        this.store = store;
        this.spec = SeenSpec.of(set.tree());
        for (Stored stored : store.list(Query.all(store.kinds().need("pods")))) {
            SeenPod pod = SeenPod.of(stored.tree());
            if (pod.owner().equals(spec.uid())) {
                ours.put(pod.ordinal(), pod);
            }
        }
    }

    /** What is still to be done; empty if the set has arrived. */
    public static List<String> missing(Store store, Stored set) {
        Goal goal = new Goal(store, set);
        goal.life();
        goal.history();
        goal.pods();
        goal.claims();
        goal.status();
        return goal.missing;
    }

    private void life() {
        if (spec.deleting() || spec.leaving()) {
            missing.add("is being deleted");
        }
    }

    private void pods() {
        for (int ordinal = spec.start(); ordinal < spec.start() + spec.replicas(); ordinal++) {
            SeenPod pod = ours.remove(ordinal);
            if (pod == null || !pod.ready() || pod.terminating()) {
                missing.add("ordinal " + ordinal + " is " + pod);
            } else if (!spec.selects(pod.tree())) {
                missing.add(pod.name() + " does not match");
            } else if (isBehind(pod)) {
                missing.add(pod.name() + " has not the template");
            }
        }
        ours.values().forEach(pod -> missing.add("not wanted: " + pod));
    }

    private boolean isBehind(SeenPod pod) {
        boolean moves = (spec.rolls() && pod.ordinal() >= spec.start() + spec.partition())
                || spec.strategy().equals("Recreate");
        return moves && !spec.paused() && !isLike(pod.tree(), spec.template());
    }

    /** Image and annotations are all that differs between the templates of a simulation. */
    static boolean isLike(JsonNode pod, JsonNode template) {
        JsonNode marks = template.path("metadata").path("annotations");
        JsonNode own = pod.path("metadata").path("annotations");
        return pod.at("/spec/containers/0/image").equals(template.at("/spec/containers/0/image"))
                && own.path("version").equals(marks.path("version"));
    }

    private void claims() {
        for (JsonNode template : spec.tree().at("/spec/volumeClaimTemplates")) {
            for (int ordinal = spec.start(); ordinal < spec.start() + spec.replicas(); ordinal++) {
                String name = template.at("/metadata/name").asText() + "-" + spec.name() + "-" + ordinal;
                JsonNode claim = store.find(store.ref(Eyes.CLAIMS, "default", name))
                        .map(Stored::tree)
                        .orElse(null);
                if (claim == null) {
                    missing.add("the claim " + name + " is missing");
                } else if (!Trees.terminating(claim)) {
                    // A claim that people delete under a running pod is held until the pod goes; nobody can take that
                    // back.
                    retention(name, claim);
                }
            }
        }
    }

    private void retention(String name, JsonNode claim) {
        String owner = Trees.owners(claim).getOrDefault(spec.kind() + "/" + spec.name(), "");
        if (!owner.equals(spec.deletes("whenDeleted") ? spec.uid() : "")) {
            missing.add("the claim " + name + " is owned by " + Trees.owners(claim));
        }
    }

    /** R3.8. */
    private void history() {
        Set<String> live = new HashSet<>();
        ours.values().forEach(pod -> live.add(pod.revision()));
        JsonNode status = spec.tree().path("status");
        live.add(status.path("currentRevision").asText());
        live.add(status.path("updateRevision").asText());
        long old = store.list(Query.all(store.kinds().need(Eyes.REVISIONS))).stream()
                .filter(stored -> Trees.controller(stored.tree()).equals(spec.uid()))
                .filter(stored -> !live.contains(stored.ref().name()))
                .count();
        if (old > spec.historyLimit()) {
            missing.add(old + " old revisions are kept");
        }
    }

    private void status() {
        JsonNode status = spec.tree().path("status");
        JsonNode generation = spec.tree().path("metadata").path("generation");
        if (status.path("observedGeneration").asLong() != generation.asLong()) {
            missing.add("the status has not seen generation " + generation);
        }
        for (String count : List.of("replicas", "readyReplicas", "availableReplicas")) {
            if (status.path(count).asInt() != spec.replicas()) {
                missing.add("the status says " + count + " " + status.path(count));
            }
        }
    }

    /** EXPLAINED: why a set that has not arrived waits, as its status tells people; empty if it does not tell. */
    public static String told(Stored set) {
        JsonNode status = set.tree().path("status");
        if (!status.path("waits").isEmpty()) {
            return status.path("waits").toString();
        }
        for (JsonNode condition : status.path("conditions")) {
            boolean ready = condition.path("type").asText().equals("Ready")
                    && condition.path("status").asText().equals("False");
            if (ready && !condition.path("message").asText().isEmpty()) {
                return condition.path("reason").asText();
            }
        }
        return "";
    }
}
