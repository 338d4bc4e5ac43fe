package dev.ordinal.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.controllers.PodStatus.Condition;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.Change;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.trees.Trees;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives each pod the node with the fewest pods among those that fit, or says why none does. */
final class Scheduler {
    private static final String SOURCE = "default-scheduler";
    private static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";
    private static final Set<String> OF_INTEREST =
            Set.of("pods", "nodes", "persistentvolumeclaims", "storageclasses.storage.k8s.io");
    private final Store store;
    private final Agenda agenda;
    private final Events events;
    private final Set<Ref> waiting = new LinkedHashSet<>();
    private boolean planned;

    Scheduler(Store store, Agenda agenda, Events events) {
        this.store = store;
        this.agenda = agenda;
        this.events = events;
        store.onChange(this::changed);
    }

    private void changed(Change change) {
        if (!OF_INTEREST.contains(change.ref().kind().id())) {
            return;
        }
        if (change.ref().kind().is("pods")) {
            boolean unplaced = change.after().filter(pod -> awaits(pod.tree())).isPresent();
            if (unplaced) {
                waiting.add(change.ref());
            } else {
                waiting.remove(change.ref());
            }
        }
        if (!planned && !waiting.isEmpty()) {
            planned = true;
            agenda.schedule(Duration.ZERO, this::placeAll);
        }
    }

    /** Another scheduler's pods are not for this one. */
    private static boolean awaits(JsonNode pod) {
        return Trees.text(pod, "spec", "nodeName").isEmpty()
                && !Trees.terminating(pod)
                && Trees.text(pod, "spec", "schedulerName").equals("default-scheduler");
    }

    private void placeAll() {
        planned = false;
        Fitting fitting = new Fitting(store.list(Query.all(store.kinds().need("pods"))));
        for (Ref ref : List.copyOf(waiting)) {
            store.find(ref).ifPresent(pod -> place(pod, fitting));
            store.find(ref).ifPresent(fitting::add);
        }
    }

    private void place(Stored pod, Fitting fitting) {
        if (!Trees.at(pod.tree(), "spec", "schedulingGates").isEmpty()) {
            refuse(pod, "SchedulingGated", "Scheduling is blocked due to non-empty scheduling gates");
            return;
        }
        List<Stored> nodes = store.list(Query.all(store.kinds().need("nodes")));
        String of = "0/" + nodes.size() + " nodes are available: ";
        Optional<String> claimTrouble = claimTrouble(pod);
        if (claimTrouble.isPresent()) {
            refuse(pod, "Unschedulable", of + claimTrouble.get() + ".");
            return;
        }
        Map<String, Integer> troubles = new LinkedHashMap<>();
        Optional<Stored> best = Optional.empty();
        for (Stored node : nodes) {
            Optional<String> trouble = fitting.trouble(pod, node);
            trouble.ifPresent(text -> troubles.merge(text, 1, Integer::sum));
            boolean better = trouble.isEmpty() && (best.isEmpty() || fitting.podsOn(node) < fitting.podsOn(best.get()));
            best = better ? Optional.of(node) : best;
        }
        if (best.isPresent()) {
            bind(pod, best.get().ref().name());
        } else {
            String why = troubles.entrySet().stream()
                    .map(entry -> entry.getValue() + " " + entry.getKey())
                    .collect(Collectors.joining(", "));
            refuse(pod, "Unschedulable", of + why + ".");
        }
    }

    private Optional<String> claimTrouble(Stored pod) {
        for (JsonNode volume : Trees.at(pod.tree(), "spec", "volumes")) {
            String name = Trees.text(volume, "persistentVolumeClaim", "claimName");
            if (name.isEmpty()) {
                continue;
            }
            Optional<Stored> claim = store.find(claim(pod, name));
            if (claim.isEmpty()) {
                return Optional.of("persistentvolumeclaim \"" + name + "\" not found");
            }
            if (Trees.terminating(claim.get().tree())) {
                return Optional.of("persistentvolumeclaim \"" + name + "\" is being deleted");
            }
            if (!bound(claim.get())
                    && !VolumeBinder.waitsForPod(store, claim.get().tree())) {
                return Optional.of("pod has unbound immediate PersistentVolumeClaims");
            }
        }
        return Optional.empty();
    }

    private Ref claim(Stored pod, String name) {
        return store.ref("persistentvolumeclaims", pod.ref().namespace(), name);
    }

    private static boolean bound(Stored claim) {
        return Trees.text(claim.tree(), "status", "phase").equals("Bound");
    }

    /** Claims that waited for this choice are told first; the pod goes to its node when all are bound. */
    private void bind(Stored pod, String node) {
        boolean waits = false;
        for (JsonNode volume : Trees.at(pod.tree(), "spec", "volumes")) {
            String name = Trees.text(volume, "persistentVolumeClaim", "claimName");
            if (!name.isEmpty() && !bound(store.get(claim(pod, name)))) {
                waits = true;
                store.amend(
                        claim(pod, name),
                        tree -> Trees.child(Trees.metadata(tree), "annotations").put(SELECTED_NODE, node));
            }
        }
        if (waits) {
            return;
        }
        store.amend(pod.ref(), tree -> {
            Trees.child(tree, "spec").put("nodeName", node);
            PodStatus.condition(tree, Condition.of("PodScheduled", true, ""), store.now());
        });
        String message = "Successfully assigned " + pod.ref().key() + " to " + node;
        events.normal(pod, SOURCE, "Scheduled", message);
    }

    private void refuse(Stored pod, String reason, String message) {
        boolean news = Trees.at(pod.tree(), "status", "conditions")
                .valueStream()
                .noneMatch(condition -> Trees.text(condition, "message").equals(message));
        store.amend(
                pod.ref(),
                tree -> PodStatus.condition(
                        tree, new Condition("PodScheduled", "False", reason, message), store.now()));
        if (news && !reason.equals("SchedulingGated")) {
            events.warning(pod, SOURCE, "FailedScheduling", message);
        }
    }
}
