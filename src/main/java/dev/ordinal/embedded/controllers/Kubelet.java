package dev.ordinal.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.controllers.PodStatus.Condition;
import dev.ordinal.embedded.store.Change;
import dev.ordinal.embedded.store.DeleteOptions;
import dev.ordinal.embedded.store.Query;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.trees.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Plays the kubelets of all nodes: pulls, starts, readies, crashes and stops containers that do not exist. */
final class Kubelet {
    private static final String SOURCE = "kubelet";
    /** As real kubelets: 10 s, doubled each time, at most five minutes. */
    private static final Duration BACK_OFF_FIRST = Duration.ofSeconds(10);

    private static final Duration BACK_OFF_MAX = Duration.ofMinutes(5);
    /** How long a failed pull shows as such before it shows as backing off. */
    private static final Duration ERROR_SHOWN = Duration.ofSeconds(1);

    private static final int ADDRESSES = 65_000;

    private final Store store;
    private final Agenda agenda;
    private final Events events;
    private final Timings timings;
    private final Map<String, Run> runs = new HashMap<>();
    private final Set<String> lost = new HashSet<>();
    private int addresses;

    Kubelet(Store store, Agenda agenda, Events events, Timings timings) {
        this.store = store;
        this.agenda = agenda;
        this.events = events;
        this.timings = timings;
        store.onChange(this::changed);
    }

    void lose(String node) {
        lost.add(node);
        store.list(Query.all(store.kinds().need("pods"))).stream()
                .filter(pod -> node(pod.tree()).equals(node))
                .forEach(pod -> runs.remove(pod.uid()));
    }

    void recover(String node) {
        lost.remove(node);
        store.list(Query.all(store.kinds().need("pods"))).forEach(this::look);
    }

    private void changed(Change change) {
        if (!change.ref().kind().is("pods")) {
            return;
        }
        change.after().ifPresentOrElse(this::look, () -> change.before().ifPresent(pod -> runs.remove(pod.uid())));
    }

    private void look(Stored pod) {
        JsonNode tree = pod.tree();
        if (lost.contains(node(tree))
                || store.find(store.ref("nodes", "", node(tree))).isEmpty()) {
            return;
        }
        Run run = runs.get(pod.uid());
        if (Trees.terminating(tree)) {
            stop(pod, run == null ? start(pod) : run);
        } else if (run == null) {
            Run begun = start(pod);
            if (!isOver(tree)) {
                later(begun, Duration.ZERO, this::begin);
            }
        } else if (!run.images.equals(Run.images(tree))) {
            Run again = start(pod);
            again.restarts++;
            later(again, timings.of(tree).pull(), this::pulled);
        }
    }

    private Run start(Stored pod) {
        Run run = new Run(pod);
        runs.put(pod.uid(), run);
        return run;
    }

    private static boolean isOver(JsonNode pod) {
        String phase = Trees.text(pod, "status", "phase");
        return phase.equals("Failed") || phase.equals("Succeeded");
    }

    private void later(Run run, Duration delay, Consumer<Run> step) {
        agenda.schedule(delay, () -> {
            if (run.equals(runs.get(run.uid)) && run.grace == Run.LIVING) {
                step.accept(run);
            }
        });
    }

    private void begin(Run run) {
        JsonNode tree = store.get(run.ref).tree();
        if (Trees.text(tree, "status", "phase").equals("Running")) {
            later(run, timings.of(tree).ready(), this::ready);
            return;
        }
        write(run, (pod, now) -> {
            ObjectNode status = Trees.child(pod, "status");
            boolean plain = Trees.at(pod, "spec", "initContainers").isEmpty();
            PodStatus.condition(pod, Condition.of("PodReadyToStartContainers", false, ""), now);
            PodStatus.condition(pod, Condition.of("Initialized", plain, plain ? "" : "ContainersNotInitialized"), now);
            PodStatus.readiness(pod, false, now);
            PodStatus.containers(pod, PodStatus.waiting("ContainerCreating", ""), false, run.restarts);
            status.put("hostIP", "192.168.0." + (1 + Math.floorMod(node(pod).hashCode(), 250)))
                    .put("startTime", now.toString());
        });
        events.normal(store.get(run.ref), SOURCE, "Pulling", "Pulling image \"" + Run.image(tree) + "\"");
        later(run, timings.of(tree).pull(), this::pulled);
    }

    private void pulled(Run run) {
        Stored pod = store.get(run.ref);
        if (Run.image(pod.tree()).endsWith(":missing")) {
            pullFailed(run);
            return;
        }
        events.normal(pod, SOURCE, "Pulled", "Successfully pulled image \"" + Run.image(pod.tree()) + "\"");
        later(run, timings.of(pod.tree()).start(), this::started);
    }

    private void pullFailed(Run run) {
        Stored pod = store.get(run.ref);
        String image = Run.image(pod.tree());
        String error = "failed to pull image \"" + image + "\": not found";
        events.warning(pod, SOURCE, "Failed", error);
        write(
                run,
                (tree, now) ->
                        PodStatus.containers(tree, PodStatus.waiting("ErrImagePull", error), false, run.restarts));
        Duration wait = backOff(run);
        later(run, ERROR_SHOWN, same -> {
            String text = "Back-off pulling image \"" + image + "\"";
            events.normal(store.get(run.ref), SOURCE, "BackOff", text);
            write(
                    run,
                    (tree, now) -> PodStatus.containers(
                            tree, PodStatus.waiting("ImagePullBackOff", text), false, run.restarts));
            later(run, wait, this::pulled);
        });
    }

    private static Duration backOff(Run run) {
        Duration wait = BACK_OFF_FIRST.multipliedBy(1L << Math.min(run.failures, 5));
        run.failures++;
        return wait.compareTo(BACK_OFF_MAX) > 0 ? BACK_OFF_MAX : wait;
    }

    private void started(Run run) {
        write(run, (pod, now) -> {
            ObjectNode status = Trees.child(pod, "status");
            status.put("phase", "Running");
            if (!status.has("podIP")) {
                int host = addresses++ % ADDRESSES + 2;
                status.put("podIP", "10.244." + host / 256 + "." + host % 256);
                status.putArray("podIPs").addObject().put("ip", Trees.text(status, "podIP"));
            }
            PodStatus.initContainers(pod, now);
            PodStatus.condition(pod, Condition.of("PodReadyToStartContainers", true, ""), now);
            PodStatus.condition(pod, Condition.of("Initialized", true, ""), now);
            PodStatus.containers(pod, PodStatus.running(now), false, run.restarts);
            PodStatus.readiness(pod, false, now);
        });
        Stored pod = store.get(run.ref);
        events.normal(pod, SOURCE, "Started", "Container started");
        boolean crashes = Run.image(pod.tree()).endsWith(":crash");
        later(run, timings.of(pod.tree()).ready(), crashes ? this::crashed : this::ready);
    }

    private void ready(Run run) {
        write(run, (pod, now) -> {
            Trees.at(pod, "status", "containerStatuses").forEach(entry -> ((ObjectNode) entry).put("ready", true));
            PodStatus.readiness(pod, true, now);
        });
    }

    private void crashed(Run run) {
        boolean restarts =
                !Trees.text(store.get(run.ref).tree(), "spec", "restartPolicy").equals("Never");
        write(run, (pod, now) -> {
            ObjectNode end = PodStatus.terminated(1, now);
            PodStatus.containers(
                    pod,
                    restarts ? PodStatus.waiting("CrashLoopBackOff", "back-off restarting failed container") : end,
                    false,
                    run.restarts);
            PodStatus.lastState(pod, end);
            PodStatus.readiness(pod, false, now);
            if (!restarts) {
                Trees.child(pod, "status").put("phase", "Failed");
            }
        });
        if (restarts) {
            events.warning(store.get(run.ref), SOURCE, "BackOff", "Back-off restarting failed container");
            Duration wait = backOff(run);
            run.restarts++;
            later(run, wait, this::started);
        }
    }

    /** Plans the end; a later request with less grace brings it forward. */
    private void stop(Stored pod, Run run) {
        int grace =
                Trees.at(pod.tree(), "metadata", "deletionGracePeriodSeconds").asInt();
        if (grace >= run.grace) {
            return;
        }
        run.grace = grace;
        Duration wanted = timings.of(pod.tree()).stop();
        Duration most = Duration.ofSeconds(grace);
        agenda.schedule(wanted.compareTo(most) < 0 ? wanted : most, () -> stopped(run));
        if (!isOver(pod.tree())) {
            agenda.schedule(
                    Duration.ZERO,
                    () -> store.find(run.ref)
                            .ifPresent(found -> events.normal(found, SOURCE, "Killing", "Stopping container")));
        }
    }

    private void stopped(Run run) {
        if (!run.equals(runs.get(run.uid))) {
            return;
        }
        write(run, (pod, now) -> {
            if (!isOver(pod)) {
                PodStatus.containers(pod, PodStatus.terminated(0, now), false, run.restarts);
                PodStatus.readiness(pod, false, now);
                Trees.child(pod, "status").put("phase", "Succeeded");
            }
        });
        store.delete(run.ref, DeleteOptions.now(run.uid));
    }

    /** A change of a pod's status. */
    private interface StatusChange {
        void on(ObjectNode pod, Instant now);
    }

    private void write(Run run, StatusChange change) {
        store.amend(run.ref, pod -> {
            change.on(pod, store.now());
            Trees.child(pod, "status")
                    .put(
                            "observedGeneration",
                            Trees.at(pod, "metadata", "generation").asInt());
        });
    }

    private static String node(JsonNode pod) {
        return Trees.text(pod, "spec", "nodeName");
    }
}
