package dev.ordinal.desired;

import dev.ordinal.decide.Admission.Claimant;
import dev.ordinal.workload.WorkloadKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who selects which pods, indexed by label, so that a new workload is compared with those it could clash with and not with all.
 */
final class Claims {
    /** The place of selectors without a label of their own: they are compared with everybody. */
    private static final String ANY = "";

    private final Map<String, Set<Claimant>> bySelector = new HashMap<>();
    private final Map<String, Set<Claimant>> byPodLabel = new HashMap<>();
    private final Map<WorkloadKey, Set<Claimant>> byKey = new HashMap<>();

    synchronized void add(Claimant claimant) {
        place(bySelector, firstPair(claimant), claimant);
        pairs(claimant).forEach(pair -> place(byPodLabel, pair, claimant));
        byKey.computeIfAbsent(claimant.key(), none -> new HashSet<>()).add(claimant);
    }

    synchronized void remove(Claimant claimant) {
        take(bySelector, firstPair(claimant), claimant);
        pairs(claimant).forEach(pair -> take(byPodLabel, pair, claimant));
        Set<Claimant> same = byKey.get(claimant.key());
        if (same != null && same.remove(claimant) && same.isEmpty()) {
            byKey.remove(claimant.key());
        }
    }

    /** Everybody who might clash with this one; a few of them don't. */
    synchronized Collection<Claimant> near(Claimant wish) {
        Set<Claimant> near = new LinkedHashSet<>(byKey.getOrDefault(wish.key(), Set.of()));
        near.addAll(bySelector.getOrDefault(in(wish, ANY), Set.of()));
        pairs(wish).forEach(pair -> near.addAll(bySelector.getOrDefault(pair, Set.of())));
        near.addAll(firstPair(wish).equals(in(wish, ANY)) ? everybody(wish) : rarest(wish));
        return near;
    }

    /** Only a selector without labels of its own has to be compared with all of its namespace. */
    private Set<Claimant> everybody(Claimant wish) {
        Set<Claimant> everybody = new LinkedHashSet<>();
        byKey.forEach((key, claimants) -> {
            if (key.namespace().equals(wish.key().namespace())) {
                everybody.addAll(claimants);
            }
        });
        return everybody;
    }

    /** Those that have the rarest of the wanted labels: nobody else can have all of them. */
    private Set<Claimant> rarest(Claimant wish) {
        Set<Claimant> rarest = null;
        for (Map.Entry<String, String> label : wish.selector().matchLabels().entrySet()) {
            Set<Claimant> having = byPodLabel.getOrDefault(in(wish, label.getKey() + "=" + label.getValue()), Set.of());
            if (rarest == null || having.size() < rarest.size()) {
                rarest = having;
            }
        }
        return rarest == null ? Set.of() : rarest;
    }

    private static String firstPair(Claimant claimant) {
        Map<String, String> labels = new TreeMap<>(claimant.selector().matchLabels());
        return labels.isEmpty()
                ? in(claimant, ANY)
                : in(
                        claimant,
                        labels.keySet().iterator().next() + "="
                                + labels.values().iterator().next());
    }

    private static Set<String> pairs(Claimant claimant) {
        Set<String> pairs = new HashSet<>();
        claimant.podLabels().forEach((name, value) -> pairs.add(in(claimant, name + "=" + value)));
        return pairs;
    }

    private static String in(Claimant claimant, String pair) {
        return claimant.key().namespace() + "/" + pair;
    }

    private static void place(Map<String, Set<Claimant>> index, String at, Claimant claimant) {
        index.computeIfAbsent(at, none -> new HashSet<>()).add(claimant);
    }

    private static void take(Map<String, Set<Claimant>> index, String at, Claimant claimant) {
        Set<Claimant> there = index.get(at);
        if (there != null && there.remove(claimant) && there.isEmpty()) {
            index.remove(at);
        }
    }
}
