package dev.ordinal.decide;

import dev.ordinal.workload.Budget;
import dev.ordinal.workload.NeverAvailable;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedClaim;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.Order;
import dev.ordinal.workload.Remembered;
import dev.ordinal.workload.Retention;
import dev.ordinal.workload.Rollout;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A wish and what is observed of it, as a person writes it down:
 *
 * <pre>
 * spec replicas=3 minReady=10 claims=data parallel strategy=RECREATE maxUnavailable=25% whenScaled
 * revision web-old 1 other
 * revision web-new 2 sameAs=v1:present
 * revision web-old 3 elsewhere
 * pod web-0 ready since=4s at=web-old
 * pod web-1 pending terminating says=ImagePullBackOff
 * pod web-2 ready stranger
 * claim data-web-0 terminating by=set,other-
 * remembered never=uid-web-1 progressed=700s
 * </pre>
 *
 * Without a revision line history holds the present template as {@code web-new}. A pod without {@code since} is ready for an hour.
 */
final class World {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<String, String> spec = new HashMap<>();
    private final Set<String> flags = new HashSet<>();
    private final List<ObservedPod> pods = new ArrayList<>();
    private final Map<String, ObservedClaim> claims = new HashMap<>();
    private final List<ObservedRevision> revisions = new ArrayList<>();
    private final Set<String> elsewhere = new HashSet<>();
    private Remembered remembered = Remembered.NOTHING;

    static World parse(String text) {
        World world = new World();
        text.lines().filter(line -> !line.isBlank()).forEach(world::line);
        if (world.revisions.isEmpty() && !world.flags.contains("new")) {
            world.line("revision web-new 1");
        }
        return world;
    }

    Observed observed() {
        return new Observed(pods, claims, revisions, elsewhere, remembered);
    }

    WorkloadSpec spec() {
        boolean set = !spec.getOrDefault("kind", "OrdinalSet").equals("StatefulSet");
        Wanted wanted = new Wanted();
        wanted.kind = set ? WorkloadKind.ORDINAL_SET : WorkloadKind.STATEFUL_SET;
        wanted.life = new WorkloadSpec.Life(
                flags.contains("deleting"),
                set && !flags.contains("unguarded"),
                flags.contains("orphaning"),
                flags.contains("leaving"),
                !flags.contains("notours"));
        wanted.replicas = number("replicas", 1);
        wanted.start = number("start", 0);
        wanted.order = flags.contains("parallel") ? Order.PARALLEL : Order.ORDERED_READY;
        wanted.strategy = Rollout.Strategy.valueOf(spec.getOrDefault("strategy", "ROLLING_UPDATE"));
        wanted.partition = number("partition", 0);
        wanted.maxUnavailable = budget(spec.getOrDefault("maxUnavailable", "1"));
        wanted.paused = flags.contains("paused");
        wanted.minReady = number("minReady", 0);
        wanted.claims = spec.containsKey("claims") ? List.of(spec.get("claims").split(",")) : List.of();
        wanted.retention = new Retention(flags.contains("whenDeleted"), flags.contains("whenScaled"));
        wanted.history = number("history", wanted.history);
        wanted.never = flags.contains("waits") ? NeverAvailable.WAIT : NeverAvailable.DELETE;
        wanted.recorded = recorded();
        return wanted.spec();
    }

    private WorkloadSpec.Recorded recorded() {
        return new WorkloadSpec.Recorded(
                1,
                number("recorded", 0),
                spec.getOrDefault("current", ""),
                spec.getOrDefault("update", ""),
                number("collisions", 0),
                Set.of(),
                flags.contains("complete"));
    }

    private static Budget budget(String text) {
        return text.endsWith("%")
                ? new Budget(Integer.parseInt(text.substring(0, text.length() - 1)), true)
                : new Budget(Integer.parseInt(text), false);
    }

    private int number(String name, int otherwise) {
        return Integer.parseInt(spec.getOrDefault(name, String.valueOf(otherwise)));
    }

    private void line(String line) {
        List<String> words = List.of(line.strip().split("\\s+"));
        String what = words.getFirst();
        Map<String, String> values = new HashMap<>();
        Set<String> marks = new HashSet<>();
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                marks.add(word);
            } else {
                values.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        switch (what) {
            case "spec" -> {
                spec.putAll(values);
                flags.addAll(marks);
            }
            case "pod" -> pods.add(Seen.pod(words.get(1), marks, values));
            case "claim" -> claims.put(words.get(1), Seen.claim(words.get(1), marks, values));
            case "revision" -> {
                if (marks.contains("elsewhere")) {
                    elsewhere.add(words.get(1));
                } else {
                    revisions.add(revision(words, marks, values));
                }
            }
            case "remembered" -> remembered = remembered(values);
            default -> throw new IllegalArgumentException("not a line of a world: " + line);
        }
    }

    /** Of the present template, unless it is of an {@code other} one or says what it is the {@code sameAs}. */
    private static ObservedRevision revision(List<String> words, Set<String> marks, Map<String, String> values) {
        String name = words.get(1);
        Set<String> hashes = new HashSet<>();
        hashes.add(marks.contains("other") ? "v1:" + name : Wanted.TEMPLATE);
        if (values.containsKey("sameAs")) {
            hashes.add(values.get("sameAs"));
        }
        Instant created = NOW.minus(Seen.seconds(values.getOrDefault("age", "3600s")));
        return new ObservedRevision(
                name, "uid-" + name, "1", Long.parseLong(words.get(2)), created, !marks.contains("orphan"), hashes);
    }

    private static Remembered remembered(Map<String, String> values) {
        String never = values.getOrDefault("never", "");
        return new Remembered(
                never.isEmpty() ? Set.of() : Set.of(never.split(",")),
                values.containsKey("progressed") ? NOW.minus(Seen.seconds(values.get("progressed"))) : Instant.MAX);
    }
}
