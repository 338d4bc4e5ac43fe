package dev.ordinal.embedded.shapes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.trees.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a server's types have no room for: unknown fields of metadata, unknown outermost fields, and what is no text where one belongs. */
final class Fields {
    private static final Set<String> HEAD = Set.of("apiVersion", "kind", "metadata");
    private static final Set<String> METADATA = Set.of(
            "name",
            "generateName",
            "namespace",
            "selfLink",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "labels",
            "annotations",
            "ownerReferences",
            "finalizers",
            "managedFields");
    private static final Set<String> MOST = Set.of("spec", "status");
    private static final Map<String, Set<String>> OTHERS = Map.of(
            "configmaps",
            Set.of("data", "binaryData", "immutable"),
            "secrets",
            Set.of("data", "stringData", "type", "immutable"),
            "serviceaccounts",
            Set.of("secrets", "imagePullSecrets", "automountServiceAccountToken"),
            "controllerrevisions.apps",
            Set.of("data", "revision"),
            "storageclasses.storage.k8s.io",
            Set.of(
                    "provisioner",
                    "parameters",
                    "reclaimPolicy",
                    "mountOptions",
                    "allowVolumeExpansion",
                    "volumeBindingMode",
                    "allowedTopologies"),
            "events",
            Set.of(
                    "involvedObject",
                    "reason",
                    "message",
                    "source",
                    "firstTimestamp",
                    "lastTimestamp",
                    "count",
                    "type",
                    "eventTime",
                    "series",
                    "action",
                    "related",
                    "reportingComponent",
                    "reportingInstance"));

    private Fields() {}

    /** Drops what there is no room for and says where it was. */
    static List<String> dropUnknown(Ref ref, ObjectNode object) {
        List<String> unknown = new ArrayList<>();
        ObjectNode metadata = Trees.metadata(object);
        metadata.properties().removeIf(field -> field.getValue().isNull());
        drop(metadata, "metadata.", METADATA, unknown);
        if (!ref.kind().custom()) {
            Set<String> known = OTHERS.getOrDefault(ref.kind().id(), MOST);
            List<String> outer = new ArrayList<>();
            ObjectNode rest = Trees.without(object, HEAD.toArray(String[]::new));
            drop(rest, "", known, outer);
            object.remove(outer);
            unknown.addAll(outer);
        }
        return unknown;
    }

    private static void drop(ObjectNode object, String path, Set<String> known, List<String> unknown) {
        List<String> names = object.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !known.contains(name))
                .toList();
        object.remove(names);
        names.forEach(name -> unknown.add(path + name));
    }

    /** A number or a list among texts can't be read at all. */
    static void demandTexts(Ref ref, ObjectNode object) {
        for (String pointer : List.of("/metadata/labels", "/metadata/annotations", "/data", "/stringData")) {
            boolean data = ref.kind().is("configmaps") || ref.kind().is("secrets");
            JsonNode texts = pointer.startsWith("/metadata") || data ? object.at(pointer) : Trees.object();
            boolean readable = texts.isMissingNode() || texts.isNull() || texts.isObject();
            if (!readable || texts.valueStream().anyMatch(value -> !value.isTextual() && !value.isNull())) {
                throw StatusException.badRequest(ref.kind().kind() + " in version \""
                        + ref.kind().version()
                        + "\" cannot be handled as a " + ref.kind().kind() + ": json: cannot unmarshal into field "
                        + pointer.substring(1).replace('/', '.') + " of type map[string]string");
            }
        }
    }
}
