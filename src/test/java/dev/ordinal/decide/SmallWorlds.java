package dev.ordinal.decide;

import dev.ordinal.check.AllCases;
import dev.ordinal.workload.Budget;
import dev.ordinal.workload.NeverAvailable;
import dev.ordinal.workload.Observed;
import dev.ordinal.workload.ObservedClaim;
import dev.ordinal.workload.ObservedPod;
import dev.ordinal.workload.ObservedRevision;
import dev.ordinal.workload.Order;
import dev.ordinal.workload.Remembered;
import dev.ordinal.workload.Retention;
import dev.ordinal.workload.Rollout.Strategy;
import dev.ordinal.workload.WorkloadKind;
import dev.ordinal.workload.WorkloadSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Products of choices, each of them small; every two of the choices meet in one of them. */
final class SmallWorlds {
    private static final List<ObservedRevision> TWO = List.of(revision(SmallWorld.OLD, 1, false), present(2));
    private static final String[] OWNERS = {"", "set", "pod", "set,pod", "set-", "pod~", "set~", "other", "set,other"};

    private final AllCases cases;
    private final Wanted wanted = new Wanted();
    private final List<ObservedPod> pods = new ArrayList<>();
    private final Set<String> never = new HashSet<>();
    private Map<String, ObservedClaim> claims = Map.of();
    private List<ObservedRevision> revisions = TWO;
    private Instant progressed = Instant.MAX;

    private SmallWorlds(AllCases cases) {
        this.cases = cases;
        wanted.recorded = recorded(SmallWorld.OLD, 0);
    }

    /** Where a workload can be in its life. */
    enum Stage {
        ALIVE,
        UNGUARDED,
        DELETING,
        DELETING_UNGUARDED,
        ORPHANING,
        LEAVING,
        NOT_OURS;

        WorkloadSpec.Life life() {
            boolean deleting = this == DELETING || this == DELETING_UNGUARDED || this == ORPHANING;
            boolean guarded = this == ALIVE || this == DELETING || this == ORPHANING;
            return new WorkloadSpec.Life(deleting, guarded, this == ORPHANING, this == LEAVING, this != NOT_OURS);
        }
    }

    /** Ordinals in every state there is, under every policy of scaling and updating. */
    static SmallWorld policies(AllCases cases, int count, Slot... slots) {
        SmallWorlds worlds = new SmallWorlds(cases);
        worlds.range(count);
        worlds.order();
        worlds.rollout();
        worlds.wanted.minReady = cases.of(0, 10);
        worlds.never();
        return worlds.with(count, slots);
    }

    /** More ordinals, under every policy of scaling and updating that concerns all of them. */
    static SmallWorld ladders(AllCases cases, int count, Slot... slots) {
        SmallWorlds worlds = new SmallWorlds(cases);
        worlds.range(count);
        worlds.order();
        worlds.rollout();
        worlds.wanted.minReady = 10;
        return worlds.with(count, slots);
    }

    /** Ordinals in every state there is, at every stage of life. */
    static SmallWorld lives(AllCases cases, int count, Slot... slots) {
        SmallWorlds worlds = new SmallWorlds(cases);
        Stage stage = cases.of(Stage.values());
        worlds.wanted.life = stage.life();
        worlds.wanted.kind = stage == Stage.LEAVING ? WorkloadKind.STATEFUL_SET : WorkloadKind.ORDINAL_SET;
        worlds.range(count);
        worlds.order();
        worlds.progressed = cases.of(Instant.MAX, World.NOW.minusSeconds(597));
        return worlds.with(count, slots);
    }

    /** Claims in every state, owned by whoever can own them, under every retention policy. */
    static SmallWorld storage(AllCases cases, Slot... slots) {
        SmallWorlds worlds = new SmallWorlds(cases);
        worlds.range(2);
        worlds.order();
        worlds.wanted.strategy = cases.of(Strategy.ROLLING_UPDATE, Strategy.RECREATE);
        worlds.wanted.claims = List.of("data");
        worlds.wanted.retention = new Retention(cases.either(), cases.either());
        Map<String, ObservedClaim> claims = new HashMap<>();
        worlds.claim("data-web-0", claims, OWNERS);
        worlds.claim("data-web-1", claims, "set", "pod");
        worlds.claims = claims;
        return worlds.with(2, slots);
    }

    /** Histories of up to three revisions, in every order of age, ours or nobody's. */
    static SmallWorld histories(AllCases cases, Slot... slots) {
        SmallWorlds worlds = new SmallWorlds(cases);
        worlds.wanted.replicas = 2;
        worlds.wanted.strategy = cases.of(Strategy.values());
        worlds.wanted.partition = cases.below(2);
        worlds.wanted.paused = cases.either();
        worlds.wanted.history = cases.of(0, 1, -1);
        worlds.wanted.recorded = recorded(cases.of("", SmallWorld.OLD, SmallWorld.NEW, "web-lost"), cases.below(2));
        worlds.revisions = cases.of(
                List.of(),
                TWO,
                List.of(present(1), revision(SmallWorld.OLD, 2, false)),
                List.of(revision("web-older", 1, false), revision(SmallWorld.OLD, 2, false)),
                List.of(revision("web-older", 1, false), revision(SmallWorld.OLD, 2, false), present(3)),
                List.of(present(1), revision("web-older", 2, false), revision(SmallWorld.OLD, 3, false)),
                List.of(revision(SmallWorld.OLD, 1, true), present(2)),
                List.of(revision(SmallWorld.OLD, 1, false), revision(SmallWorld.NEW, 2, false)),
                List.of(revision("web-older", 2, false), revision(SmallWorld.OLD, 2, false), present(2)));
        return worlds.with(2, slots);
    }

    private void range(int count) {
        wanted.start = cases.below(2);
        wanted.replicas = cases.below(count + 1 - wanted.start);
    }

    private void order() {
        wanted.order = cases.of(Order.values());
    }

    /** Parallel never asks. */
    private void never() {
        wanted.never = wanted.order == Order.PARALLEL ? NeverAvailable.DELETE : cases.of(NeverAvailable.values());
    }

    private void rollout() {
        int way = cases.below(7);
        wanted.strategy = way == 4 ? Strategy.ON_DELETE : way == 5 ? Strategy.RECREATE : Strategy.ROLLING_UPDATE;
        wanted.partition = way == 1 ? 1 : 0;
        wanted.maxUnavailable = way == 2 ? new Budget(2, false) : way == 6 ? new Budget(70, true) : Budget.ONE;
        wanted.paused = way == 3;
    }

    /** None, or owned by one of these, and terminating or not. */
    private void claim(String name, Map<String, ObservedClaim> into, String... owners) {
        int choice = cases.below(1 + 2 * owners.length) - 1;
        if (choice >= 0) {
            Set<String> marks = choice % 2 == 0 ? Set.of() : Set.of("terminating");
            into.put(name, Seen.claim(name, marks, Map.of("by", owners[choice / 2])));
        }
    }

    private SmallWorld with(int count, Slot... slots) {
        for (int ordinal = 0; ordinal < count; ordinal++) {
            Slot slot = cases.of(slots);
            slot.pod(ordinal).ifPresent(pod -> {
                pods.add(pod);
                if (slot.never()) {
                    never.add(pod.uid());
                }
            });
        }
        Observed observed = new Observed(pods, claims, revisions, new Remembered(never, progressed));
        return new SmallWorld(wanted.spec(), observed, World.NOW);
    }

    private static WorkloadSpec.Recorded recorded(String current, int ago) {
        return new WorkloadSpec.Recorded(1, Wanted.GENERATION - ago, current, SmallWorld.NEW, 0, Set.of(), false);
    }

    private static ObservedRevision present(long number) {
        return revision(SmallWorld.NEW, number, false, Wanted.TEMPLATE);
    }

    private static ObservedRevision revision(String name, long number, boolean orphan) {
        return revision(name, number, orphan, "v1:" + name);
    }

    private static ObservedRevision revision(String name, long number, boolean orphan, String hash) {
        Instant created = World.NOW.minus(Duration.ofHours(name.length()));
        return new ObservedRevision(name, "uid-" + name, "1", number, created, !orphan, Set.of(hash));
    }
}
