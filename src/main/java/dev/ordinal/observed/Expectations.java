package dev.ordinal.observed;

import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Our own writes that a view has not shown yet. Deciding on an older view would do things twice. */
final class Expectations {
    private final Map<WorkloadKey, List<Written>> open = new ConcurrentHashMap<>();

    void add(WorkloadKey key, Written written) {
        open.compute(key, (k, before) -> {
            List<Written> all = before == null ? new ArrayList<>() : new ArrayList<>(before);
            all.add(written);
            return List.copyOf(all);
        });
    }

    void forget(WorkloadKey key) {
        open.remove(key);
    }

    /** Drops what is shown; true if nothing is left. */
    boolean met(WorkloadKey key, Predicate<Written> shown) {
        return open.computeIfPresent(key, (k, all) -> {
                    List<Written> left = all.stream().filter(shown.negate()).toList();
                    return left.isEmpty() ? null : left;
                })
                == null;
    }
}
