package dev.ordinal.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The objects of one namespace at one moment, by kind and name. */
record State(Map<Kind, Map<String, JsonNode>> objects) {
    State {
        Map<Kind, Map<String, JsonNode>> copy = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            copy.put(kind, new TreeMap<>(objects.getOrDefault(kind, Map.of())));
        }
        objects = copy;
    }

    /** A scenario has one set; empty while there is none. */
    Optional<JsonNode> set() {
        return of(Kind.SET).stream().findFirst();
    }

    Collection<JsonNode> of(Kind kind) {
        return objects.get(kind).values();
    }

    Optional<JsonNode> find(Kind kind, String name) {
        return Optional.ofNullable(objects.get(kind).get(name));
    }

    /** The uids of everything that is there. */
    Set<String> uids() {
        Set<String> uids = new HashSet<>();
        objects.values().forEach(byName -> byName.values().forEach(object -> uids.add(uid(object))));
        return uids;
    }

    static String uid(JsonNode object) {
        return object.at("/metadata/uid").asText();
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static boolean terminating(JsonNode object) {
        return object.path("metadata").has("deletionTimestamp");
    }

    /** The uid of the owner that is the controller; empty for an orphan. */
    static String controller(JsonNode object) {
        for (JsonNode owner : object.at("/metadata/ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                return owner.path("uid").asText();
            }
        }
        return "";
    }

    /** The name of the revision that a pod was made from; empty where it does not say. */
    static String revision(JsonNode pod) {
        return pod.at("/metadata/labels/controller-revision-hash").asText();
    }

    /** The claims that a pod uses. */
    static Set<String> claims(JsonNode pod) {
        Set<String> names = new HashSet<>();
        for (JsonNode volume : pod.at("/spec/volumes")) {
            names.add(volume.at("/persistentVolumeClaim/claimName").asText());
        }
        return names;
    }

    /** Whether the ordinal at the end of a name is one that the spec asks for. */
    static boolean inRange(JsonNode spec, String name) {
        long ordinal = Long.parseLong(name.substring(name.lastIndexOf('-') + 1))
                - spec.at("/ordinals/start").asLong();
        return ordinal >= 0 && ordinal < spec.path("replicas").asLong();
    }

    static boolean running(JsonNode pod) {
        return pod.at("/status/phase").asText().equals("Running");
    }

    /** The pod's condition Ready if it is true; missing otherwise. */
    static Optional<JsonNode> ready(JsonNode pod) {
        return pod.at("/status/conditions")
                .valueStream()
                .filter(condition -> condition.path("type").asText().equals("Ready")
                        && condition.path("status").asText().equals("True"))
                .findFirst();
    }
}
