package dev.ordinal.decide;

import dev.ordinal.workload.Blueprint;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedClaim;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.Order;
import dev.ordinal.workload.PodPhase;
import dev.ordinal.workload.Retention;
import dev.ordinal.workload.Rollout;
import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A wish and what is observed of it, as a person writes it down:
 *
 * <pre>
 * spec replicas=3 minReady=10 claims=data
 * revision web-old 1 other
 * revision web-new 2
 * pod web-0 ready since=4s at=web-old
 * pod web-1 pending terminating says=ImagePullBackOff
 * pod web-2 ready stranger
 * claim data-web-0 terminating
 * </pre>
 *
 * Without a revision line history holds the present template as {@code web-new}. A pod without {@code since} is ready for an hour.
 */
final class World {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final String UID = "uid-of-web";
    private static final WorkloadKey KEY = new WorkloadKey("shop", "web");
    private static final String TEMPLATE = "v1:present";

    private final Map<String, String> spec = new HashMap<>();
    private final Set<String> flags = new HashSet<>();
    private final List<ObservedPod> pods = new ArrayList<>();
    private final Map<String, ObservedClaim> claims = new HashMap<>();
    private final List<ObservedRevision> revisions = new ArrayList<>();

    static World parse(String text) {
        World world = new World();
        text.lines().filter(line -> !line.isBlank()).forEach(world::line);
        if (world.revisions.isEmpty() && !world.flags.contains("new")) {
            world.revisions.add(new ObservedRevision("web-new", "uid-web-new", 1, TEMPLATE));
        }
        return world;
    }

    Observed observed() {
        return new Observed(pods, claims, revisions);
    }

    WorkloadSpec spec() {
        boolean set = !spec.getOrDefault("kind", "OrdinalSet").equals("StatefulSet");
        WorkloadSpec.Life life = new WorkloadSpec.Life(
                flags.contains("deleting"),
                set && !flags.contains("unguarded"),
                flags.contains("orphaning"),
                flags.contains("leaving"),
                !flags.contains("notours"));
        Rollout.Strategy strategy = Rollout.Strategy.valueOf(spec.getOrDefault("strategy", "ROLLING_UPDATE"));
        return new WorkloadSpec(
                KEY,
                set ? WorkloadKind.ORDINAL_SET : WorkloadKind.STATEFUL_SET,
                UID,
                7,
                number("replicas", 1),
                number("start", 0),
                flags.contains("parallel") ? Order.PARALLEL : Order.ORDERED_READY,
                new Rollout(strategy, number("partition", 0), flags.contains("paused")),
                number("minReady", 0),
                spec.containsKey("claims") ? List.of(spec.get("claims").split(",")) : List.of(),
                new Retention(flags.contains("whenDeleted"), flags.contains("whenScaled")),
                TEMPLATE,
                life,
                new WorkloadSpec.Recorded(1, spec.getOrDefault("current", ""), number("collisions", 0)),
                Blueprint.NONE);
    }

    private int number(String name, int otherwise) {
        return Integer.parseInt(spec.getOrDefault(name, String.valueOf(otherwise)));
    }

    private void line(String line) {
        List<String> words = List.of(line.strip().split("\\s+"));
        Map<String, String> values = new HashMap<>();
        Set<String> marks = new HashSet<>();
        for (String word : words.subList(words.getFirst().equals("spec") ? 1 : 2, words.size())) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                marks.add(word);
            } else {
                values.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        switch (words.getFirst()) {
            case "spec" -> {
                spec.putAll(values);
                flags.addAll(marks);
            }
            case "pod" -> pods.add(pod(words.get(1), marks, values));
            case "claim" ->
                claims.put(
                        words.get(1),
                        new ObservedClaim(words.get(1), "uid-" + words.get(1), "Bound", marks.contains("terminating")));
            case "revision" ->
                revisions.add(new ObservedRevision(
                        words.get(1),
                        "uid-" + words.get(1),
                        Long.parseLong(words.get(2)),
                        marks.contains("other") ? "v1:" + words.get(1) : TEMPLATE));
            default -> throw new IllegalArgumentException("not a line of a world: " + line);
        }
    }

    private static ObservedPod pod(String name, Set<String> marks, Map<String, String> values) {
        boolean ready = marks.contains("ready");
        String since = values.getOrDefault("since", "3600s");
        Instant readyAt = NOW.minusSeconds(Long.parseLong(since.substring(0, since.length() - 1)));
        PodPhase phase = PodPhase.PENDING;
        for (PodPhase possible : PodPhase.values()) {
            phase = marks.contains(possible.name().toLowerCase(java.util.Locale.ROOT)) ? possible : phase;
        }
        String owner = marks.contains("stranger") ? "uid-of-another" : marks.contains("orphan") ? "" : UID;
        return new ObservedPod(
                Integer.parseInt(name.substring(name.lastIndexOf('-') + 1)),
                name,
                values.getOrDefault("uid", "uid-" + name),
                "1",
                owner,
                ready ? PodPhase.RUNNING : phase,
                ready ? Optional.of(readyAt) : Optional.empty(),
                marks.contains("terminating"),
                values.getOrDefault("at", "web-new"),
                new ObservedPod.Sight("", "", 0, values.getOrDefault("says", "")));
    }
}
