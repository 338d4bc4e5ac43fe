package dev.ordinal.decide;

import dev.ordinal.workload.Keeper;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedClaim;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.Remembered;
import dev.ordinal.workload.Rollout.Strategy;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A workload of few ordinals, its claims, pods and revisions: one state of the graph.
 *
 * @param life where the object is; {@code null} once it is gone
 * @param current the revision that its status names
 * @param history the templates whose revisions are stored, the newest last
 * @param claims the claims that are there, and whose they are
 */
record LadderState(
        GraphRules rules,
        WorkloadSpec.Life life,
        LadderWish wish,
        String current,
        List<String> history,
        List<LadderPod> pods,
        Map<Integer, Keeper> claims) {
    private static final Map<Place, ObservedPod> SEEN = new ConcurrentHashMap<>();
    private static final WorkloadSpec.Life NEW = new WorkloadSpec.Life(false, false, false, false, true);
    static final WorkloadSpec.Life DELETED = new WorkloadSpec.Life(true, true, false, false, true);

    LadderState {
        history = List.copyOf(history);
        pods = List.copyOf(pods);
        claims = Collections.unmodifiableMap(new TreeMap<>(claims));
    }

    static LadderState first(GraphRules rules) {
        return new LadderState(
                rules,
                NEW,
                new LadderWish(2, "a", Strategy.ROLLING_UPDATE, 0, false),
                "",
                List.of(),
                Collections.nCopies(rules.ordinals(), LadderPod.NONE),
                Map.of());
    }

    private record Place(LadderPod pod, int ordinal) {}

    boolean gone() {
        return life == null;
    }

    static String revision(String template) {
        return RevisionName.of(Wanted.KEY, RevisionName.hash(template), 0);
    }

    SmallWorld world() {
        List<ObservedPod> seen = new ArrayList<>();
        Set<String> never = new HashSet<>();
        for (int ordinal = 0; ordinal < pods.size(); ordinal++) {
            LadderPod pod = pods.get(ordinal);
            if (pod.present()) {
                seen.add(SEEN.computeIfAbsent(new Place(pod, ordinal), place -> place.pod.pod(place.ordinal)));
                if (pod.neverAvailable()) {
                    never.add("uid-web-" + ordinal);
                }
            }
        }
        Map<String, ObservedClaim> byName = new HashMap<>();
        claims.forEach((ordinal, keeper) -> {
            String owner = keeper == Keeper.NOBODY ? "" : keeper == Keeper.WORKLOAD ? "set" : "pod";
            String name = "data-web-" + ordinal;
            byName.put(name, Seen.claim(name, Set.of(), Map.of("by", owner)));
        });
        List<ObservedRevision> revisions = new ArrayList<>();
        for (String template : history) {
            String name = revision(template);
            revisions.add(new ObservedRevision(
                    name, "uid-" + name, "1", revisions.size() + 1, World.NOW, true, Set.of(template)));
        }
        Wanted wanted = wish.wanted(rules);
        wanted.life = life;
        wanted.recorded = LadderWish.recorded(current);
        Observed observed = new Observed(seen, byName, revisions, new Remembered(never, Instant.MAX));
        return new SmallWorld(wanted.spec(), observed, World.NOW);
    }

    /** People have what they want, or want what can't be. */
    boolean settled() {
        boolean hopeless = rules.broken() && wish.template().equals("a");
        return gone() || (!life.deleting() && life.guarded() && (hopeless || world().converged()));
    }

    LadderState with(WorkloadSpec.Life other) {
        return new LadderState(rules, other, wish, current, history, pods, claims);
    }

    LadderState with(LadderWish other) {
        return new LadderState(rules, life, other, current, history, pods, claims);
    }

    LadderState current(String other) {
        return new LadderState(rules, life, wish, other, history, pods, claims);
    }

    LadderState newest(String template) {
        List<String> other = new ArrayList<>(history);
        other.remove(template);
        other.add(template);
        return new LadderState(rules, life, wish, current, other, pods, claims);
    }

    LadderState with(int ordinal, LadderPod pod) {
        List<LadderPod> other = new ArrayList<>(pods);
        other.set(ordinal, pod);
        return new LadderState(rules, life, wish, current, history, other, claims);
    }

    LadderState claim(int ordinal, Keeper keeper) {
        Map<Integer, Keeper> other = new HashMap<>(claims);
        other.put(ordinal, keeper);
        return new LadderState(rules, life, wish, current, history, pods, other);
    }

    LadderState without(int claim) {
        Map<Integer, Keeper> other = new HashMap<>(claims);
        other.remove(claim);
        return new LadderState(rules, life, wish, current, history, pods, other);
    }
}
