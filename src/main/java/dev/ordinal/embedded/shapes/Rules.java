package dev.ordinal.embedded.shapes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.Fault;
import dev.ordinal.embedded.kinds.CustomKind;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.trees.Requirements;
import dev.ordinal.embedded.trees.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The server's own checks: names, labels, what a pod or a set can't do without, and what may not change. */
public final class Rules {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern DATA_KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");
    private static final Set<String> NAMED_BY_LABEL = Set.of("namespaces", "services");
    /** What stays as it was created, by kind. */
    private static final Map<String, List<String>> MAY_NOT_CHANGE = Map.of(
            "statefulsets.apps",
            List.of("/spec/selector", "/spec/volumeClaimTemplates", "/spec/serviceName", "/spec/podManagementPolicy"),
            "controllerrevisions.apps",
            List.of("/data"));

    private static final List<String> SET_COUNTS =
            List.of("readyReplicas", "currentReplicas", "updatedReplicas", "availableReplicas");
    private static final Set<String> BOUND_CLAIM_MAY_CHANGE =
            Set.of("resources", "volumeName", "volumeAttributesClassName");
    private static final Set<String> POD_MAY_CHANGE = Set.of(
            "activeDeadlineSeconds",
            "tolerations",
            "schedulingGates",
            "containers",
            "initContainers",
            "terminationGracePeriodSeconds");

    private Rules() {}

    public static List<Fault> onCreate(Ref ref, ObjectNode object) {
        List<Fault> faults = new ArrayList<>();
        boolean byLabel = NAMED_BY_LABEL.contains(ref.kind().id());
        if (!(byLabel ? LABEL : SUBDOMAIN).matcher(ref.name()).matches()) {
            faults.add(new Fault(
                    "/metadata/name",
                    "Invalid value: \"" + ref.name() + "\": must be a lowercase RFC 1123 "
                            + (byLabel ? "label" : "subdomain")));
        }
        faults.addAll(MetadataRules.faults(ref, object));
        switch (ref.kind().id()) {
            case "pods" -> containers(object.path("spec"), "/spec", faults);
            case "statefulsets.apps" -> set(object.path("spec"), faults);
            case "configmaps", "secrets" -> keys(object, faults);
            case "persistentvolumeclaims" -> claim(object.path("spec"), faults);
            case "limitranges" -> faults.addAll(LimitRules.faults(object));
            case CustomKind.DEFINITIONS -> faults.addAll(CustomKind.faults(object));
            default -> {}
        }
        return faults;
    }

    public static List<Fault> onUpdate(Ref ref, ObjectNode object, ObjectNode old) {
        List<Fault> faults = new ArrayList<>();
        faults.addAll(MetadataRules.faults(ref, object));
        if (Trees.terminating(old)) {
            for (JsonNode finalizer : Trees.at(object, "metadata", "finalizers")) {
                if (!Trees.holdsText(Trees.at(old, "metadata", "finalizers"), finalizer.asText())) {
                    faults.add(new Fault(
                            "/metadata/finalizers",
                            "Forbidden: no new finalizers can be added if the object is being deleted, found new"
                                    + " finalizers []string{\"" + finalizer.asText() + "\"}"));
                }
            }
        }
        for (String pointer : MAY_NOT_CHANGE.getOrDefault(ref.kind().id(), List.of())) {
            JsonNode wanted = object.at(pointer);
            if (!Trees.same(wanted, old.at(pointer))) {
                faults.add(new Fault(pointer, "Invalid value: " + wanted + ": field is immutable"));
            }
        }
        switch (ref.kind().id()) {
            case "pods" -> podUpdate(object, old, faults);
            case "statefulsets.apps" -> setUpdate(object, faults);
            case "persistentvolumeclaims" -> claimUpdate(object, old, faults);
            case "configmaps", "secrets" -> keys(object, faults);
            case "services" -> service(object, old, faults);
            case "limitranges" -> faults.addAll(LimitRules.faults(object));
            case CustomKind.DEFINITIONS -> faults.addAll(CustomKind.faults(object));
            default -> {}
        }
        return faults;
    }

    private static void keys(ObjectNode object, List<Fault> faults) {
        object.path("data").propertyStream().forEach(entry -> {
            if (!DATA_KEY.matcher(entry.getKey()).matches()) {
                faults.add(new Fault(
                        "/data/" + entry.getKey(),
                        "Invalid value: \"" + entry.getKey()
                                + "\": a valid config key must consist of alphanumeric characters, '-', '_' or '.'"));
            }
        });
    }

    private static void containers(JsonNode spec, String pointer, List<Fault> faults) {
        if (spec.path("containers").isEmpty()) {
            faults.add(new Fault(pointer + "/containers", "Required value"));
        }
        for (int i = 0; i < spec.path("containers").size(); i++) {
            JsonNode container = spec.path("containers").path(i);
            for (String field : new String[] {"name", "image"}) {
                if (Trees.text(container, field).isEmpty()) {
                    faults.add(new Fault(pointer + "/containers/" + i + "/" + field, "Required value"));
                }
            }
        }
    }

    private static void set(JsonNode spec, List<Fault> faults) {
        Requirements selector = Requirements.of(spec.path("selector"));
        if (selector.all().isEmpty()) {
            faults.add(new Fault("/spec/selector", "Required value"));
        } else if (!selector.hold(Trees.texts(Trees.at(spec, "template", "metadata", "labels")))) {
            faults.add(new Fault(
                    "/spec/template/metadata/labels", "Invalid value: `selector` does not match template `labels`"));
        }
        if (spec.path("replicas").asInt() < 0) {
            faults.add(new Fault(
                    "/spec/replicas",
                    "Invalid value: " + spec.path("replicas") + ": must be greater than or equal to 0"));
        }
        containers(Trees.at(spec, "template", "spec"), "/spec/template/spec", faults);
    }

    private static void setUpdate(ObjectNode set, List<Fault> faults) {
        set(set.path("spec"), faults);
        JsonNode status = set.path("status");
        for (String count : SET_COUNTS) {
            if (status.path(count).asInt() > status.path("replicas").asInt()) {
                faults.add(new Fault(
                        "/status/" + count,
                        "Invalid value: " + status.path(count) + ": cannot be greater than status.replicas"));
            }
        }
        if (status.path("availableReplicas").asInt()
                > status.path("readyReplicas").asInt()) {
            faults.add(new Fault(
                    "/status/availableReplicas",
                    "Invalid value: " + status.path("availableReplicas")
                            + ": cannot be greater than status.readyReplicas"));
        }
    }

    private static void claim(JsonNode spec, List<Fault> faults) {
        if (spec.path("accessModes").isEmpty()) {
            faults.add(new Fault("/spec/accessModes", "Required value: at least 1 access mode is required"));
        }
        if (Trees.at(spec, "resources", "requests", "storage").isMissingNode()) {
            faults.add(new Fault("/spec/resources/storage", "Required value"));
        }
    }

    private static void claimUpdate(ObjectNode claim, ObjectNode old, List<Fault> faults) {
        boolean bound = Trees.text(old, "status", "phase").equals("Bound");
        if (only(bound ? BOUND_CLAIM_MAY_CHANGE : Set.of("volumeName"), claim, old)
                .isPresent()) {
            faults.add(new Fault(
                    "/spec",
                    "Forbidden: spec is immutable after creation except resources.requests and"
                            + " volumeAttributesClassName for bound claims"));
        }
    }

    private static void podUpdate(ObjectNode pod, ObjectNode old, List<Fault> faults) {
        boolean changed = only(POD_MAY_CHANGE, pod, old).isPresent();
        for (String list : new String[] {"containers", "initContainers"}) {
            changed |= !withoutImages(Trees.at(pod, "spec", list)).equals(withoutImages(Trees.at(old, "spec", list)));
        }
        if (changed) {
            faults.add(new Fault(
                    "/spec",
                    "Forbidden: pod updates may not change fields other than `spec.containers[*].image`,"
                            + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only"
                            + " additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to"
                            + " be set to 1 if it was previously negative)"));
        }
    }

    private static JsonNode withoutImages(JsonNode containers) {
        JsonNode copy = containers.deepCopy();
        copy.forEach(container -> ((ObjectNode) container).remove("image"));
        return copy;
    }

    private static void service(ObjectNode service, ObjectNode old, List<Fault> faults) {
        String before = Trees.text(old, "spec", "clusterIP");
        if (!before.isEmpty()
                && !Trees.text(service, "spec", "type").equals("ExternalName")
                && !before.equals(Trees.text(service, "spec", "clusterIP"))) {
            faults.add(new Fault("/spec/clusterIPs/0", "Invalid value: may not change once set"));
        }
    }

    /** The first field of the spec that changed although it is not among those that may. */
    private static Optional<String> only(Set<String> mayChange, ObjectNode object, ObjectNode old) {
        Set<String> fields = new TreeSet<>();
        object.path("spec").fieldNames().forEachRemaining(fields::add);
        old.path("spec").fieldNames().forEachRemaining(fields::add);
        fields.removeAll(mayChange);
        return fields.stream()
                .filter(field -> !Trees.same(
                        object.path("spec").path(field), old.path("spec").path(field)))
                .findFirst();
    }
}
