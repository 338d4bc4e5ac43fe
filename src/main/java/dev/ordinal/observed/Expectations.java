package dev.ordinal.observed;

import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.Written;
import dev.ordinal.workload.Written.Target;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Our own writes that a view has not shown yet. Deciding on an older view would do things twice. Of many versions of one target the
 * newest stands for all, because a view shows versions in their order.
 */
final class Expectations {
    private final Map<WorkloadKey, Open> open = new ConcurrentHashMap<>();

    void add(WorkloadKey key, Written written) {
        open.compute(key, (k, before) -> {
            Open all = before == null ? new Open() : before;
            all.add(written);
            return all;
        });
    }

    void forget(WorkloadKey key) {
        open.remove(key);
    }

    /** Drops what is shown; true if nothing is left. */
    boolean met(WorkloadKey key, Predicate<Written> shown) {
        return open.computeIfPresent(key, (k, all) -> all.without(shown) ? null : all) == null;
    }

    /** Only touched within an update of its key. */
    private static final class Open {
        private final Map<Target, Written> newest = new EnumMap<>(Target.class);
        private final Map<String, Written> gone = new HashMap<>();

        void add(Written written) {
            if (written.version() == 0) {
                gone.put(written.uid(), written);
            } else {
                newest.merge(written.target(), written, (one, other) -> one.version() > other.version() ? one : other);
            }
        }

        boolean without(Predicate<Written> shown) {
            newest.values().removeIf(shown);
            gone.values().removeIf(shown);
            return newest.isEmpty() && gone.isEmpty();
        }
    }
}
