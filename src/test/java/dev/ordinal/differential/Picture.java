package dev.ordinal.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.it.Kube;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A state without what no two clusters have in common: uids become the names that bear them, times become the fact that there is
 * one. Revisions are called by the template that they hold, so that a wrong name is one difference, and not one for each pod.
 */
final class Picture {
    private static final String HASH = "controller.kubernetes.io/hash";
    private static final String REVISION = "controller-revision-hash";
    /** Instead of the name of a revision that is not there. */
    static final String GONE = "gone";

    private static final Set<String> OF_THIS_CLUSTER =
            Set.of("uid", "resourceVersion", "creationTimestamp", "managedFields", "selfLink");
    private static final Set<String> TIMES = Set.of("lastTransitionTime", "lastProbeTime", "startTime");

    private final State state;
    private final Map<String, String> revisions = new HashMap<>();

    private Picture(State state) {
        this.state = state;
        Map<String, Integer> same = new HashMap<>();
        state.of(Kind.REVISION).stream()
                .sorted(Comparator.comparingLong(
                        revision -> revision.path("revision").asLong()))
                .forEach(revision -> {
                    String held = held(revision);
                    int before = same.merge(held, 1, Integer::sum) - 1;
                    revisions.put(State.name(revision), before == 0 ? held : held + "#" + before);
                });
    }

    /** The objects by kind and name, as they are compared. */
    static Map<String, JsonNode> of(State state) {
        Picture picture = new Picture(state);
        Map<String, JsonNode> objects = new TreeMap<>();
        for (Kind kind : Kind.values()) {
            for (JsonNode object : state.of(kind)) {
                objects.put(kind + " " + picture.name(kind, object), picture.object(kind, object));
            }
        }
        return objects;
    }

    private String name(Kind kind, JsonNode object) {
        return kind == Kind.REVISION ? revisions.get(State.name(object)) : State.name(object);
    }

    /** Readable, and the same for the same template: its image and a hash of the whole. */
    private static String held(JsonNode revision) {
        JsonNode template = revision.at("/data/spec/template");
        String image = template.at("/spec/containers/0/image").asText();
        int number = sorted(template).toString().hashCode();
        return "of " + image.substring(image.lastIndexOf('/') + 1) + " " + Integer.toHexString(number);
    }

    private ObjectNode object(Kind kind, JsonNode object) {
        ObjectNode picture = (ObjectNode) sorted(object);
        ObjectNode metadata = picture.withObjectProperty("metadata");
        metadata.remove(OF_THIS_CLUSTER);
        if (metadata.has("deletionTimestamp")) {
            metadata.put("deletionTimestamp", "set");
        }
        metadata.replace("ownerReferences", owners(metadata.path("ownerReferences")));
        if (metadata.path("labels") instanceof ObjectNode labels) {
            labels(labels, State.name(object));
        }
        switch (kind) {
            case SET -> set(picture);
            case POD -> volumes(picture);
            case CLAIM, REVISION -> {}
        }
        return picture;
    }

    private void labels(ObjectNode labels, String name) {
        if (labels.has(REVISION)) {
            labels.set(REVISION, called(labels.path(REVISION).asText()));
        }
        if (labels.has(HASH) && name.endsWith("-" + labels.path(HASH).asText())) {
            labels.put(HASH, "the end of its name");
        }
        labels.remove(Push.LABEL);
    }

    private void set(ObjectNode set) {
        if (set.path("status") instanceof ObjectNode status) {
            for (String field : List.of("currentRevision", "updateRevision")) {
                if (status.has(field)) {
                    status.set(field, called(status.path(field).asText()));
                }
            }
            ObjectNode conditions = Kube.JSON.createObjectNode();
            status.path("conditions")
                    .forEach(condition -> conditions.set(condition.path("type").asText(), condition));
            status.set("conditions", conditions);
        }
    }

    /** The built-in controller walks a map of the claims: which of their volumes comes first is chance. */
    private static void volumes(ObjectNode pod) {
        List<JsonNode> volumes = new ArrayList<>();
        pod.at("/spec/volumes").forEach(volumes::add);
        volumes.sort(Comparator.comparing(volume -> volume.path("name").asText()));
        if (!volumes.isEmpty()) {
            pod.withObjectProperty("spec").putArray("volumes").addAll(volumes);
        }
    }

    private JsonNode called(String revision) {
        return text(revision.isEmpty() ? "" : revisions.getOrDefault(revision, GONE));
    }

    private ArrayNode owners(JsonNode owners) {
        Map<String, String> names = new HashMap<>();
        for (Kind kind : Kind.values()) {
            state.of(kind).forEach(object -> names.put(State.uid(object), State.name(object)));
        }
        ArrayNode pictures = Kube.JSON.createArrayNode();
        for (JsonNode owner : owners) {
            ObjectNode picture = owner.deepCopy();
            String uid = owner.path("uid").asText();
            picture.put("uid", names.containsKey(uid) ? "of " + names.get(uid) : "of one that is gone");
            pictures.add(picture);
        }
        return pictures;
    }

    private static JsonNode text(String text) {
        return Kube.JSON.getNodeFactory().textNode(text);
    }

    /** A copy with sorted keys and without times. */
    private static JsonNode sorted(JsonNode tree) {
        if (tree.isObject()) {
            ObjectNode copy = Kube.JSON.createObjectNode();
            Set<String> fields = new TreeSet<>();
            tree.fieldNames().forEachRemaining(fields::add);
            fields.removeAll(TIMES);
            fields.forEach(field -> copy.set(field, sorted(tree.get(field))));
            return copy;
        }
        if (tree.isArray()) {
            ArrayNode copy = Kube.JSON.createArrayNode();
            tree.forEach(item -> copy.add(sorted(item)));
            return copy;
        }
        return tree;
    }
}
