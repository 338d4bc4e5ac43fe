package dev.ordinal.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The positive sign that a side rests: what any controller of StatefulSets, and the garbage collector beside it, must have done
 * before they can be through. Silence alone may be a slow machine.
 */
final class Sign {
    /** A longer minReadySeconds never ends within a scenario. */
    static final Duration LONGEST_READY = Duration.ofSeconds(30);

    private Sign() {}

    /** What is still to come, as a sentence; empty if nothing is. */
    static String missing(State state) {
        for (String missing : List.of(ofSet(state), ofOwners(state), ofClaims(state))) {
            if (!missing.isEmpty()) {
                return missing;
            }
        }
        return "";
    }

    private static String ofSet(State state) {
        if (state.set().isEmpty()) {
            return "";
        }
        JsonNode set = state.set().get();
        if (State.terminating(set)) {
            return ofDeletion(state, set);
        }
        JsonNode status = set.path("status");
        if (status.path("observedGeneration").asLong()
                != set.at("/metadata/generation").asLong()) {
            return "status.observedGeneration is behind";
        }
        return ofCounts(state, set, Instant.now());
    }

    /** Counters are of the pods that the set controls; what waits for its minimum of time is waited for. */
    private static String ofCounts(State state, JsonNode set, Instant now) {
        Duration minimum = Duration.ofSeconds(set.at("/spec/minReadySeconds").asLong());
        int created = 0;
        int ready = 0;
        int available = 0;
        for (JsonNode pod : state.of(Kind.POD)) {
            if (State.controller(pod).equals(State.uid(set))) {
                created++;
                boolean isReady = State.running(pod) && State.ready(pod).isPresent();
                ready += isReady ? 1 : 0;
                available += isReady && since(pod).plus(minimum).isBefore(now) ? 1 : 0;
            }
        }
        if (minimum.compareTo(LONGEST_READY) < 0 && available < ready) {
            return "a pod is ready, and not available yet";
        }
        JsonNode status = set.path("status");
        String told = status.path("replicas").asInt() + " "
                + status.path("readyReplicas").asInt() + " "
                + status.path("availableReplicas").asInt();
        String are = created + " " + ready + " " + available;
        return told.equals(are) ? "" : "the status counts (replicas, ready, available) " + told + ", pods are " + are;
    }

    private static Instant since(JsonNode pod) {
        return Instant.parse(
                State.ready(pod).orElseThrow().path("lastTransitionTime").asText());
    }

    /** The garbage collector has let the pods go, or asked each to go. */
    private static String ofDeletion(State state, JsonNode set) {
        Set<String> finalizers = new HashSet<>();
        set.at("/metadata/finalizers").forEach(finalizer -> finalizers.add(finalizer.asText()));
        if (finalizers.contains("orphan")) {
            return "the set is being orphaned";
        }
        boolean owns = false;
        // Not revisions: the built-in controller writes the latest one anew as often as it is taken.
        for (Kind kind : List.of(Kind.POD, Kind.CLAIM)) {
            for (JsonNode object : state.of(kind)) {
                if (State.controller(object).equals(State.uid(set))) {
                    owns = true;
                    if (!State.terminating(object)) {
                        return State.name(object) + " is to go with its set";
                    }
                }
            }
        }
        return finalizers.contains("foregroundDeletion") && !owns
                ? "the set is to go"
                : ofCounts(state, set, Instant.now());
    }

    /** What belongs to nobody who is there goes. */
    private static String ofOwners(State state) {
        Set<String> uids = state.uids();
        for (Kind kind : List.of(Kind.POD, Kind.CLAIM, Kind.REVISION)) {
            for (JsonNode object : state.of(kind)) {
                Iterator<JsonNode> owners =
                        object.at("/metadata/ownerReferences").iterator();
                boolean alone = owners.hasNext();
                while (owners.hasNext()) {
                    alone &= !uids.contains(owners.next().path("uid").asText());
                }
                if (alone && !State.terminating(object)) {
                    return State.name(object) + " is garbage";
                }
            }
        }
        return "";
    }

    /** A claim that was asked to go goes when no pod on a node uses it. */
    private static String ofClaims(State state) {
        for (JsonNode claim : state.of(Kind.CLAIM)) {
            if (State.terminating(claim) && !used(state, claim)) {
                return State.name(claim) + " is used by no pod, and is to go";
            }
        }
        return "";
    }

    private static boolean used(State state, JsonNode claim) {
        return state.of(Kind.POD).stream()
                .filter(pod -> pod.path("spec").has("nodeName"))
                .anyMatch(pod -> State.claims(pod).contains(State.name(claim)));
    }
}
