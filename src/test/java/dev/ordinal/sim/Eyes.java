package dev.ordinal.sim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.store.Stored;
import dev.ordinal.embedded.store.WatchEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one process was told by its lists and watches, and when: the most that it can know. */
public final class Eyes {
    static final String PODS = "pods";
    static final String CLAIMS = "persistentvolumeclaims";
    static final String REVISIONS = "controllerrevisions.apps";
    static final String ORDINAL_SETS = "ordinalsets.apps.ordinal.dev";
    static final String STATEFUL_SETS = "statefulsets.apps";
    static final List<String> KINDS = List.of(PODS, CLAIMS, REVISIONS, ORDINAL_SETS, STATEFUL_SETS);

    private final String name;
    private final Map<String, SeenPod> pods = new HashMap<>();
    private final Map<String, SeenSpec> sets = new HashMap<>();
    private final Map<String, Stored> claims = new HashMap<>();
    private final Map<String, Stored> revisions = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, Instant> listed = new HashMap<>();
    private final Set<String> onceAvailable = new HashSet<>();
    private final Map<String, Complete> complete = new HashMap<>();
    private Sight sight;

    public Eyes(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** A list has come in, asked for at this time; of two under way at once the one that was asked for later counts. */
    void told(String kind, Listing listing, Instant now) {
        boolean overtaken = listing.asked().isBefore(listed.getOrDefault(kind, Instant.MIN));
        if (KINDS.contains(kind) && !overtaken) {
            sight = null;
            noticePassing(now);
            clear(kind);
            listing.items().forEach(item -> put(kind, item));
            versions.put(kind, listing.version());
            listed.put(kind, listing.asked());
            noticePassing(now);
        }
    }

    record Listing(List<Stored> items, long version, Instant asked) {}

    /** An event of a watch has come in. */
    void told(WatchEvent event, Instant now) {
        String kind = event.object().ref().kind().id();
        if (!KINDS.contains(kind)) {
            return;
        }
        sight = null;
        noticePassing(now);
        versions.put(kind, event.object().version());
        switch (event.type()) {
            case ADDED, MODIFIED -> put(kind, event.object());
            case DELETED -> remove(kind, event.object().ref().key());
            case BOOKMARK -> {}
        }
        noticePassing(now);
    }

    /** Everything that it has been told so far, as one sight. */
    Sight sight() {
        if (sight == null) {
            sight = new Sight(
                    new HashMap<>(pods),
                    new HashMap<>(sets),
                    new HashMap<>(claims),
                    new HashMap<>(revisions),
                    new HashMap<>(versions),
                    new HashMap<>(listed));
        }
        return sight;
    }

    /** What a process was told up to some moment; names are keys with their namespace. */
    record Sight(
            Map<String, SeenPod> pods,
            Map<String, SeenSpec> sets,
            Map<String, Stored> claims,
            Map<String, Stored> revisions,
            Map<String, Long> versions,
            Map<String, Instant> listed) {

        SeenSpec set(String uid) {
            for (SeenSpec set : sets.values()) {
                if (set.uid().equals(uid)) {
                    return set;
                }
            }
            return null;
        }

        long version(String kind) {
            return versions.getOrDefault(kind, -1L);
        }
    }

    /** Of which template a set was last seen complete, and which revision its status named then. */
    private record Complete(String named, JsonNode template) {}

    /** Whether this process saw an update to that template complete, and no status since that names another revision (D3, R3.7). */
    boolean sawComplete(SeenSpec set, JsonNode template) {
        Complete seen = complete.get(set.uid());
        return seen != null
                && seen.named().equals(set.currentRevision())
                && seen.template().equals(template);
    }

    /** Time alone makes a ready pod available, and an update complete: so this is looked at before and after each event. */
    private void noticePassing(Instant now) {
        noticeAvailable(now);
        noticeComplete(now);
    }

    private void noticeComplete(Instant now) {
        for (SeenSpec set : sets.values()) {
            List<SeenPod> ours = pods.values().stream()
                    .filter(pod -> pod.owner().equals(set.uid()))
                    .toList();
            boolean arrived = ours.size() == set.replicas()
                    && ours.stream()
                            .allMatch(pod -> set.inRange(pod.ordinal())
                                    && pod.available(set.minReady(), now)
                                    && Goal.isLike(pod.tree(), set.template()));
            if (arrived) {
                complete.put(set.uid(), new Complete(set.currentRevision(), set.template()));
            }
        }
    }

    /** Whether this process saw the pod available at some time. */
    boolean sawAvailable(String uid) {
        return onceAvailable.contains(uid);
    }

    /** A pod that is told late to be unready may have become so before it was available: then it only seemed to be. */
    private void noticeAvailable(Instant now) {
        for (SeenPod pod : pods.values()) {
            for (SeenSpec set : sets.values()) {
                if (!set.uid().equals(pod.owner())) {
                    continue;
                }
                if (pod.available(set.minReady(), now)) {
                    onceAvailable.add(pod.uid());
                } else if (pod.unreadyWithin(set.minReady())) {
                    onceAvailable.remove(pod.uid());
                }
            }
        }
    }

    private void clear(String kind) {
        switch (kind) {
            case PODS -> pods.clear();
            case CLAIMS -> claims.clear();
            case REVISIONS -> revisions.clear();
            default ->
                new ArrayList<>(sets.keySet())
                        .stream().filter(key -> key.startsWith(kind)).forEach(sets::remove);
        }
    }

    private void put(String kind, Stored object) {
        String key = object.ref().key();
        switch (kind) {
            case PODS -> pods.put(key, SeenPod.of(object.tree()));
            case CLAIMS -> claims.put(key, object);
            case REVISIONS -> revisions.put(key, object);
            default -> sets.put(kind + " " + key, SeenSpec.of(object.tree()));
        }
    }

    private void remove(String kind, String key) {
        switch (kind) {
            case PODS -> pods.remove(key);
            case CLAIMS -> claims.remove(key);
            case REVISIONS -> revisions.remove(key);
            default -> sets.remove(kind + " " + key);
        }
    }
}
