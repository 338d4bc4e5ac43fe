package dev.ordinal.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.it.Kube;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a kubelet or a person does to one pod, and to which pods it can be done. */
enum PodDeed {
    /** The kubelet: its containers run, and it has been ready for long. */
    RUN,
    /** It has just become ready: not available yet where minReadySeconds asks for more. */
    RUN_FRESH,
    /** It runs, and does not become ready. */
    START,
    READY,
    UNREADY,
    /** A fresh one has been ready for long. */
    AGE,
    FAIL,
    SUCCEED,
    /** The containers have ended: the object goes. */
    REMOVE,

    /** A person from here on. */
    DELETE,
    /** Takes the label that the selector asks for: the set lets the pod go (R2.3). */
    RELEASE,
    /** Gives it back: the set adopts it (R2.3). */
    RESTORE,
    STRIP,
    /** Edits the label with the pod's name away: the set repairs it (R5.7). */
    MISNAME,
    HOLD,
    LET_GO;

    private static final String POD_NAME = "statefulset.kubernetes.io/pod-name";
    /** Longer than any minReadySeconds that is drawn. */
    private static final Duration LONG = Duration.ofHours(2);

    private static final String FINALIZER = "test.ordinal.dev/held";

    /** Whether it can be done to this pod. */
    boolean possible(JsonNode pod) {
        boolean terminating = State.terminating(pod);
        boolean held = pod.path("metadata").has("finalizers");
        return switch (this) {
            case RUN, RUN_FRESH, START -> !terminating && pending(pod);
            case READY -> !terminating && State.running(pod) && State.ready(pod).isEmpty();
            case UNREADY -> !terminating && State.ready(pod).isPresent();
            case AGE -> !terminating && fresh(pod);
            case FAIL, SUCCEED -> !terminating && (pending(pod) || State.running(pod));
            case REMOVE -> terminating && !held;
            case DELETE -> !terminating;
            case RELEASE -> !terminating && pod.at("/metadata/labels").has("app");
            case RESTORE -> !terminating && !pod.at("/metadata/labels").has("app");
            case STRIP -> !terminating && pod.path("metadata").has("ownerReferences");
            case MISNAME -> !terminating && pod.at("/metadata/labels").has(POD_NAME);
            case HOLD -> !terminating && !held;
            case LET_GO -> held;
        };
    }

    /** Does it; answers with the server's code. */
    int to(Namespace namespace, JsonNode pod) {
        String name = State.name(pod);
        return switch (this) {
            case RUN, RUN_FRESH, START -> {
                bind(namespace, pod);
                yield report(namespace, name, status("Running", this != START, age()));
            }
            case READY, AGE -> report(namespace, name, status("Running", true, age()));
            case UNREADY -> report(namespace, name, status("Running", false, age()));
            case FAIL -> report(namespace, name, status("Failed", false, age()));
            case SUCCEED -> report(namespace, name, status("Succeeded", false, age()));
            case REMOVE -> code(namespace, Call.remove(name, State.uid(pod)));
            case DELETE -> code(namespace, Call.delete(name, "Background"));
            case RELEASE -> label(namespace, name, "app", null);
            case RESTORE -> label(namespace, name, "app", "web");
            case MISNAME -> label(namespace, name, POD_NAME, null);
            case STRIP -> metadata(namespace, name, Kube.JSON.createObjectNode().putNull("ownerReferences"));
            case HOLD -> {
                ObjectNode held = Kube.JSON.createObjectNode();
                held.putArray("finalizers").add(FINALIZER);
                yield metadata(namespace, name, held);
            }
            case LET_GO ->
                metadata(namespace, name, Kube.JSON.createObjectNode().putNull("finalizers"));
        };
    }

    private Duration age() {
        return this == RUN || this == READY || this == AGE ? LONG : Duration.ZERO;
    }

    /** A node's name is enough: no controller looks for the node. From now on a deletion is graceful. */
    private static void bind(Namespace namespace, JsonNode pod) {
        if (!pod.path("spec").has("nodeName")) {
            ObjectNode binding =
                    Kube.JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Binding");
            binding.putObject("metadata").put("name", State.name(pod));
            binding.putObject("target").put("kind", "Node").put("name", "node");
            namespace.send(Kind.POD, Call.post(State.name(pod) + "/binding", binding));
        }
    }

    private static ObjectNode status(String phase, boolean ready, Duration age) {
        String since = Instant.now().minus(age).truncatedTo(ChronoUnit.SECONDS).toString();
        ObjectNode status = Kube.JSON.createObjectNode().put("phase", phase);
        ArrayNode conditions = status.putArray("conditions");
        for (String type : new String[] {"PodScheduled", "Initialized", "ContainersReady", "Ready"}) {
            boolean holds = ready || type.equals("PodScheduled") || type.equals("Initialized");
            conditions
                    .addObject()
                    .put("type", type)
                    .put("status", holds ? "True" : "False")
                    .put("lastTransitionTime", since);
        }
        return status;
    }

    private static int report(Namespace namespace, String pod, ObjectNode status) {
        ObjectNode patch = Kube.JSON.createObjectNode();
        patch.set("status", status);
        return code(namespace, Call.merge(pod + "/status", patch));
    }

    private static int label(Namespace namespace, String pod, String label, String value) {
        ObjectNode metadata = Kube.JSON.createObjectNode();
        metadata.putObject("labels").put(label, value);
        return metadata(namespace, pod, metadata);
    }

    private static int metadata(Namespace namespace, String pod, ObjectNode metadata) {
        ObjectNode patch = Kube.JSON.createObjectNode();
        patch.set("metadata", metadata);
        return code(namespace, Call.merge(pod, patch));
    }

    private static int code(Namespace namespace, Call call) {
        return namespace.send(Kind.POD, call).code();
    }

    private static boolean pending(JsonNode pod) {
        return pod.at("/status/phase").asText().equals("Pending");
    }

    private static boolean fresh(JsonNode pod) {
        return State.ready(pod)
                .map(ready -> Instant.parse(ready.path("lastTransitionTime").asText()))
                .filter(since -> since.isAfter(Instant.now().minus(LONG.dividedBy(2))))
                .isPresent();
    }
}
