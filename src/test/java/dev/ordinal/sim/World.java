package dev.ordinal.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a workload looked like to the program when it decided: what it had been shown, and on top of that what it had done itself
 * and not been shown yet.
 */
final class World {
    private final SeenSpec spec;
    private final Eyes eyes;
    private final Instant now;
    private final Map<Integer, SeenPod> shown = new HashMap<>();
    private final Map<Integer, SeenPod> pods = new HashMap<>();
    private final Map<String, JsonNode> claims = new HashMap<>();
    private final Map<String, JsonNode> revisions = new HashMap<>();

    private World(SeenSpec spec, Decision decision) {
        this.spec = spec;
        this.eyes = decision.eyes();
        this.now = decision.clock();
    }

    /** @param since the program's own writes that it had not been shown */
    static World of(SeenSpec spec, Call call, List<Own> since) {
        Decision decision = call.decision();
        World world = new World(spec, decision);
        decision.sight().pods().values().stream()
                .filter(pod -> pod.ordinal() >= 0 && Trees.parent(pod.name()).equals(spec.name()))
                .forEach(pod -> world.shown.put(pod.ordinal(), pod));
        world.pods.putAll(world.shown);
        decision.sight()
                .claims()
                .values()
                .forEach(claim -> world.claims.put(claim.ref().name(), claim.tree()));
        decision.sight()
                .revisions()
                .values()
                .forEach(revision -> world.keep(revision.ref().name(), revision.tree()));
        since.forEach(world::apply);
        decision.before(call).forEach(world::sent);
        return world;
    }

    /** A write of the program for the set of this uid, as it turned out; no object is left after it if that is null. */
    record Own(Call call, String set, String kind, String name, long version, JsonNode after) {}

    private void apply(Own own) {
        switch (own.kind()) {
            case Eyes.PODS -> pod(own);
            case Eyes.CLAIMS -> claims.compute(own.name(), (name, before) -> own.after());
            case Eyes.REVISIONS -> keep(own.name(), own.after());
            default -> {}
        }
    }

    private void pod(Own own) {
        int ordinal = Trees.ordinal(own.name());
        if (!Trees.parent(own.name()).equals(spec.name())) {
            return;
        }
        if (own.after() != null) {
            pods.put(ordinal, SeenPod.of(own.after()));
        } else if (pods.containsKey(ordinal)) {
            pods.put(ordinal, pods.get(ordinal).asTerminating());
        }
    }

    private void keep(String name, JsonNode revision) {
        if (revision != null && Trees.controller(revision).equals(spec.uid())) {
            revisions.put(name, revision);
        } else {
            revisions.remove(name);
        }
    }

    /** Deletions of the same turn count as done, whatever became of them. */
    private void sent(Call call) {
        int ordinal = Trees.ordinal(call.object().name());
        if (call.verb() == Call.Verb.DELETE
                && call.about("pods")
                && Trees.parent(call.object().name()).equals(spec.name())
                && pods.containsKey(ordinal)) {
            pods.put(ordinal, pods.get(ordinal).asTerminating());
        }
    }

    SeenSpec spec() {
        return spec;
    }

    Instant now() {
        return now;
    }

    /** Who holds the name of an ordinal, ours or not; null if nobody. */
    SeenPod holder(int ordinal) {
        return pods.get(ordinal);
    }

    /** As it was shown, without what the program has done since. */
    SeenPod shown(int ordinal) {
        return shown.get(ordinal);
    }

    JsonNode claim(String name) {
        return claims.get(name);
    }

    Set<String> revisions() {
        return revisions.keySet();
    }

    JsonNode revision(String name) {
        return revisions.get(name);
    }

    boolean ours(SeenPod pod) {
        return pod != null && pod.owner().equals(spec.uid());
    }

    List<SeenPod> ours() {
        return pods.values().stream()
                .filter(this::ours)
                .sorted(Comparator.comparingInt(SeenPod::ordinal))
                .toList();
    }

    boolean available(SeenPod pod) {
        return ours(pod) && pod.available(spec.minReady(), now);
    }

    /** What is current though no status says so yet: what this process saw completed. */
    Set<String> reached() {
        Set<String> names = new HashSet<>();
        revisions.forEach((name, revision) -> {
            if (eyes.sawComplete(spec, Trees.template(revision))) {
                names.add(name);
            }
        });
        return names;
    }

    boolean sawAvailable(SeenPod pod) {
        return eyes.sawAvailable(pod.uid()) || available(pod);
    }

    /** Every wanted ordinal below this one is there and available. */
    boolean upTo(int end) {
        return IntStream.range(spec.start(), Math.min(end, spec.start() + spec.replicas()))
                .allMatch(ordinal -> available(pods.get(ordinal)));
    }

    /** As shown, without what the program has done since. */
    boolean allShownAvailable() {
        return IntStream.range(spec.start(), spec.start() + spec.replicas())
                .allMatch(ordinal -> available(shown.get(ordinal)));
    }

    /** How many of the wanted ordinals have no available pod. */
    int unavailable() {
        return (int) IntStream.range(spec.start(), spec.start() + spec.replicas())
                .filter(ordinal -> !available(pods.get(ordinal)))
                .count();
    }

    /** Every revision that is the present template. */
    Set<String> updates() {
        Set<String> names = new HashSet<>();
        revisions.forEach((name, revision) -> {
            if (Trees.template(revision).equals(spec.template())) {
                names.add(name);
            }
        });
        return names;
    }

    boolean outdated(SeenPod pod) {
        return !updates().contains(pod.revision());
    }
}
