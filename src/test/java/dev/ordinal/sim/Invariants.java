package dev.ordinal.sim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.store.Change;
import dev.ordinal.embedded.store.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Watches every change of the store and judges what the program did by what it can have known: exactly what its process had been
 * shown when it decided, and what it had done itself since.
 */
public final class Invariants {
    /** How long a lease holds; every process of the simulation is told so. */
    public static final Duration LEASE = Duration.ofSeconds(15);

    /** A frozen process decides no later than this upon what it saw. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final String LEASES = "leases.coordination.k8s.io";
    private static final Set<String> SETS = Set.of(Eyes.ORDINAL_SETS, Eyes.STATEFUL_SETS);

    private final SimClock clock;
    private final Transcript transcript;
    private final Tally tally;
    private final Map<Eyes, List<World.Own>> own = new HashMap<>();
    private final Map<String, Instant> leaders = new HashMap<>();
    private Instant renewed = Instant.MIN;
    private final Set<String> revisions = new HashSet<>();
    private final Map<String, Integer> rules = new TreeMap<>();
    private final List<String> strays = new ArrayList<>();
    private Call writing;
    private boolean peopleTakeClaims;
    private long writes;

    public Invariants(SimClock clock, Transcript transcript, Tally tally) {
        this.clock = clock;
        this.transcript = transcript;
        this.tally = tally;
    }

    /** Effective writes of the program so far, those to its lease apart. */
    public long writes() {
        return writes;
    }

    /** Which rules let a pod be deleted, and how often. */
    public Map<String, Integer> rules() {
        return rules;
    }

    /** What is done meanwhile is done by the program. */
    <T> T byProgram(Call call, Supplier<T> operation) {
        writing = call;
        try {
            return operation.get();
        } finally {
            writing = null;
        }
    }

    /** What is done meanwhile is a person's deletion of a claim, which is no fault of the program. */
    public void takingClaims(Runnable operation) {
        peopleTakeClaims = true;
        operation.run();
        peopleTakeClaims = false;
    }

    /** A call leaves the program: some may not even be tried. */
    void sent(Call call) {
        if (!call.writes() || call.about("leases") || call.about("events")) {
            return;
        }
        String holder = call.decision().eyes().name();
        boolean lapsed = !clock.instant().isBefore(renewed.plus(LEASE));
        if (!leaders.containsKey(holder) || lapsed) {
            transcript.violate("LEASE: " + call + " was sent by " + holder + ", which does not lead"
                    + (lapsed ? " any more" : ""));
        }
        SeenPod pod =
                call.decision().sight().pods().get("default/" + call.object().name());
        boolean repeats = call.verb() == Call.Verb.DELETE && call.about("pods") && pod != null && pod.terminating();
        if (repeats) {
            transcript.violate("F13: " + pod + " was deleted once more");
        }
    }

    /** To be told of every change of the store. */
    public void changed(Change change) {
        String kind = change.ref().kind().id();
        tally.event();
        if (kind.equals(LEASES)) {
            lease(change);
            return;
        }
        if (kind.equals(Eyes.REVISIONS)) {
            change.after()
                    .ifPresentOrElse(
                            after -> revisions.add(change.ref().name()),
                            () -> revisions.remove(change.ref().name()));
        }
        if (writing != null) {
            judge(change, kind);
        } else if (kind.equals(Eyes.CLAIMS)) {
            claimByOthers(change);
        }
        tell(change, kind);
    }

    private void lease(Change change) {
        String before = change.before().map(lease -> holder(lease.tree())).orElse("");
        String after = change.after().map(lease -> holder(lease.tree())).orElse("");
        renewed = clock.instant();
        if (!before.equals(after)) {
            transcript.note("leader: " + after);
            leaders.remove(before);
            leaders.put(after, clock.instant());
        }
    }

    private static String holder(JsonNode lease) {
        return lease.at("/spec/holderIdentity").asText();
    }

    /** Whose claim it was is written on it: nothing else takes it away. */
    private void claimByOthers(Change change) {
        boolean gone = change.after().isEmpty() && !peopleTakeClaims;
        if (gone
                && Trees.owners(change.before().orElseThrow().tree()).isEmpty()
                && !change.before().get().tree().path("metadata").has("deletionTimestamp")) {
            transcript.violate("STICKY_STORAGE: the claim " + change.ref().name() + " is gone, and nobody owned it");
        }
    }

    private void judge(Change change, String kind) {
        writes++;
        tally.write();
        Call call = writing;
        stray(call);
        if (kind.equals("events")) {
            return;
        }
        if (SETS.contains(kind)) {
            set(change);
            return;
        }
        Stored object = change.after().orElseGet(() -> change.before().orElseThrow());
        SeenSpec spec = specOf(call, kind, object.tree(), change.before());
        if (spec == null) {
            transcript.violate("INV7: " + call + " is about nobody's object: " + object.tree());
            return;
        }
        List<World.Own> since = unseen(call, spec.uid());
        fresh(call, since);
        judge(World.of(spec, call, since), change, kind);
        remember(change, spec.uid());
    }

    /**
     * What the same process has done for this set and, when it decided upon this call, had not been shown. What it was not told that it
     * did is not known before it is shown: a write whose answer is lost may be done or not, and may be undone again by others.
     */
    private List<World.Own> unseen(Call call, String set) {
        List<World.Own> all = own.computeIfAbsent(call.decision().eyes(), none -> new ArrayList<>());
        all.removeIf(done -> done.call().sent().plus(REMEMBERED).isBefore(clock.instant()));
        return all.stream()
                .filter(done -> done.set().equals(set))
                .filter(done -> call.decision().sight().version(done.kind()) < done.version())
                .filter(done -> !done.call().answered().isAfter(call.sent()))
                .toList();
    }

    /** What a leader sent while it led comes in when another leads: its name fences a creation, the uid and version all else. */
    private void stray(Call call) {
        if (leaders.containsKey(call.decision().eyes().name()) || call.about("events")) {
            return;
        }
        transcript.note("STRAY " + call);
        strays.add(call.toString());
        tally.stray();
        if (call.verb() != Call.Verb.CREATE && !call.isFenced()) {
            transcript.violate("F16: " + call + " came in late, and its object may be another by now: " + call.body());
        }
    }

    /** What came through of a leader that was frozen past its lease. */
    public List<String> strays() {
        return strays;
    }

    private void judge(World world, Change change, String kind) {
        JsonNode before = change.before().map(Stored::tree).orElse(null);
        JsonNode after = change.after().map(Stored::tree).orElse(null);
        switch (kind) {
            case Eyes.PODS -> pod(new PodLaws(world, transcript::violate), before, after);
            case Eyes.CLAIMS -> claim(new ClaimLaws(world, transcript::violate), before, after);
            case Eyes.REVISIONS -> revision(new RevisionLaws(world, transcript::violate), before, after);
            default -> transcript.violate("INV7: the program wrote " + change.ref());
        }
    }

    private void pod(PodLaws laws, JsonNode before, JsonNode after) {
        if (before == null) {
            laws.created(SeenPod.of(after));
        } else if (after == null || (Trees.terminating(after) && !Trees.terminating(before))) {
            rules.merge(laws.deleted(SeenPod.of(before)), 1, Integer::sum);
        } else {
            laws.changed(SeenPod.of(before), SeenPod.of(after));
        }
    }

    private void claim(ClaimLaws laws, JsonNode before, JsonNode after) {
        if (before == null) {
            laws.created(after);
        } else if (after == null || (Trees.terminating(after) && !Trees.terminating(before))) {
            transcript.violate("STICKY_STORAGE: the program deleted a claim: " + before);
        } else {
            laws.changed(before, after);
        }
    }

    private void revision(RevisionLaws laws, JsonNode before, JsonNode after) {
        if (before == null) {
            laws.created(after);
        } else if (after == null) {
            laws.deleted(before.path("metadata").path("name").asText());
        } else {
            laws.changed(before, after);
        }
    }

    private void set(Change change) {
        if (change.before().isEmpty()) {
            transcript.violate("INV7: the program created " + change.ref());
        } else if (change.after().isPresent()) {
            new SetLaws(revisions::contains, this::sawComplete, transcript::violate)
                    .changed(change.before().get().tree(), change.after().get().tree());
        }
    }

    private boolean sawComplete(SeenSpec set, String revision) {
        Eyes eyes = writing.decision().eyes();
        return eyes.sight().revisions().values().stream()
                .filter(stored -> stored.ref().name().equals(revision))
                .anyMatch(stored -> eyes.sawComplete(set, Trees.template(stored.tree())));
    }

    /** The set that an object is of, as the program saw it when it decided. */
    private static SeenSpec specOf(Call call, String kind, JsonNode object, java.util.Optional<Stored> before) {
        Eyes.Sight sight = call.decision().sight();
        SeenSpec owner = sight.set(Trees.controller(object));
        if (owner == null && before.isPresent()) {
            owner = sight.set(Trees.controller(before.get().tree()));
        }
        if (owner != null || !kind.equals(Eyes.CLAIMS)) {
            return owner;
        }
        String name = object.path("metadata").path("name").asText();
        return sight.sets().values().stream()
                .filter(set -> ClaimLaws.ordinal(set, name) >= 0)
                .findAny()
                .orElse(null);
    }

    /** FRESH: nothing is done on a view older than our own last write, or than a list made after the lease was won. */
    private void fresh(Call call, List<World.Own> since) {
        Decision decision = call.decision();
        for (World.Own done : since) {
            boolean known = !done.call().answered().isAfter(decision.at())
                    && !done.call().decision().equals(decision);
            if (known) {
                transcript.violate("FRESH: " + call + " was decided before " + done.call() + " was seen");
            }
        }
        Instant won = leaders.get(decision.eyes().name());
        for (String kind : Eyes.KINDS) {
            Instant listed = decision.sight().listed().getOrDefault(kind, Instant.MIN);
            if (won != null && listed.isBefore(won)) {
                transcript.violate(
                        "FRESH: " + call + " was decided on a list of " + kind + " made before the lease was won");
            }
        }
    }

    private void remember(Change change, String set) {
        own.get(writing.decision().eyes())
                .add(new World.Own(
                        writing,
                        set,
                        change.ref().kind().id(),
                        change.ref().name(),
                        change.version(),
                        change.after().map(Stored::tree).orElse(null)));
    }

    private void tell(Change change, String kind) {
        String who = writing == null ? "cluster: " : writing.decision().eyes().name() + ": ";
        String before = change.before().map(object -> said(kind, object)).orElse("nothing");
        String after = change.after().map(object -> said(kind, object)).orElse("gone");
        if (!kind.equals("events") && !before.equals(after)) {
            transcript.note(who + change.ref().name() + ": " + before + " => " + after);
        }
    }

    private static String status(JsonNode status) {
        JsonNode ready = status.path("conditions").path(0);
        return "[" + status.path("observedGeneration").asText() + ": "
                + status.path("replicas").asText() + " pods "
                + status.path("readyReplicas").asText() + " ready "
                + status.path("availableReplicas").asText()
                + " available " + status.path("updatedReplicas").asText() + " updated "
                + status.path("currentRevision").asText() + " -> "
                + status.path("updateRevision").asText() + " "
                + ready.path("reason").asText() + " " + ready.path("message").asText() + "]";
    }

    private static String said(String kind, Stored object) {
        return switch (kind) {
            case Eyes.PODS -> SeenPod.of(object.tree()).toString();
            case Eyes.CLAIMS ->
                "claim " + Trees.owners(object.tree()) + (Trees.terminating(object.tree()) ? " terminating" : "");
            case Eyes.REVISIONS -> "revision " + object.tree().path("revision");
            case Eyes.ORDINAL_SETS, Eyes.STATEFUL_SETS ->
                SeenSpec.of(object.tree()) + " " + status(object.tree().path("status"));
            default -> "there";
        };
    }
}
