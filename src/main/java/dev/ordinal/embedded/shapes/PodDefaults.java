package dev.ordinal.embedded.shapes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.trees.Trees;
import java.util.List;
import java.util.stream.Stream;

/** What the server adds to a pod's spec, in a pod or in a template. */
final class PodDefaults {
    /** As the real admission plugin: five minutes on a lost node, then the pod is deleted. */
    private static final int TOLERATION_SECONDS = 300;

    private PodDefaults() {}

    static void spec(ObjectNode spec) {
        put(spec, "restartPolicy", "Always");
        put(spec, "terminationGracePeriodSeconds", 30);
        put(spec, "dnsPolicy", "ClusterFirst");
        put(spec, "schedulerName", "default-scheduler");
        Trees.child(spec, "securityContext");
        for (String list : new String[] {"initContainers", "containers"}) {
            spec.path(list).forEach(PodDefaults::container);
        }
    }

    /** Only for pods themselves: what admission adds. */
    static void pod(ObjectNode pod) {
        ObjectNode spec = Trees.child(pod, "spec");
        spec(spec);
        for (String list : new String[] {"initContainers", "containers"}) {
            spec.path(list).forEach(container -> requestLimits(container.path("resources")));
        }
        put(spec, "serviceAccountName", "default");
        put(spec, "enableServiceLinks", true);
        put(spec, "preemptionPolicy", "PreemptLowerPriority");
        if (!spec.has("priority")) {
            spec.put("priority", 0);
        }
        tolerate(spec, "node.kubernetes.io/not-ready");
        tolerate(spec, "node.kubernetes.io/unreachable");
        put(Trees.child(pod, "status"), "phase", "Pending");
        put(Trees.child(pod, "status"), "qosClass", qosClass(spec));
    }

    private static void container(JsonNode node) {
        if (!(node instanceof ObjectNode container)) {
            return;
        }
        put(container, "terminationMessagePath", "/dev/termination-log");
        put(container, "terminationMessagePolicy", "File");
        String image = Trees.text(container, "image");
        boolean moving = image.endsWith(":latest") || image.indexOf(':', image.lastIndexOf('/') + 1) < 0;
        put(container, "imagePullPolicy", moving ? "Always" : "IfNotPresent");
        Trees.child(container, "resources");
        for (JsonNode port : container.path("ports")) {
            if (port instanceof ObjectNode object) {
                put(object, "protocol", "TCP");
            }
        }
    }

    /** What a container is limited to it also asks for, unless it asks for less; a template is left as it is. */
    private static void requestLimits(JsonNode resources) {
        if (resources.path("limits") instanceof ObjectNode limits) {
            ObjectNode requests = Trees.child((ObjectNode) resources, "requests");
            limits.properties().forEach(limit -> requests.putIfAbsent(limit.getKey(), limit.getValue()));
        }
    }

    private static void tolerate(ObjectNode spec, String taint) {
        boolean tolerated = spec.path("tolerations")
                .valueStream()
                .anyMatch(toleration -> Trees.text(toleration, "key").equals(taint)
                        || (!toleration.has("key")
                                && Trees.text(toleration, "operator").equals("Exists")));
        if (!tolerated) {
            Trees.list(spec, "tolerations")
                    .addObject()
                    .put("key", taint)
                    .put("operator", "Exists")
                    .put("effect", "NoExecute")
                    .put("tolerationSeconds", TOLERATION_SECONDS);
        }
    }

    private static String qosClass(ObjectNode spec) {
        boolean any = false;
        boolean guaranteed = true;
        List<JsonNode> all = Stream.of("containers", "initContainers")
                .flatMap(list -> spec.path(list).valueStream())
                .toList();
        for (JsonNode container : all) {
            JsonNode resources = container.path("resources");
            any |= !resources.path("requests").isEmpty();
            guaranteed &= resources.path("limits").has("cpu")
                    && resources.path("limits").has("memory")
                    && Trees.same(resources.path("limits"), resources.path("requests"));
        }
        return any ? guaranteed ? "Guaranteed" : "Burstable" : "BestEffort";
    }

    private static void put(ObjectNode object, String field, String value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }

    private static void put(ObjectNode object, String field, int value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }

    private static void put(ObjectNode object, String field, boolean value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }
}
