package dev.ordinal.sim;

import dev.ordinal.embedded.store.Change;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each pod and each claim was created and deleted (INV12): what is deleted and made again needlessly shows here. Revisions
 * hold nothing that would be lost, and one made for a set that is just being deleted goes with it.
 */
public final class Comings {
    private static final List<String> COUNTED = List.of(Eyes.PODS, Eyes.CLAIMS);

    private final Map<String, Integer> counts = new TreeMap<>();

    public void changed(Change change) {
        String kind = change.ref().kind().id();
        if (!COUNTED.contains(kind)) {
            return;
        }
        boolean created = change.before().isEmpty();
        boolean deleted = change.after().isEmpty();
        if (created || deleted) {
            counts.merge(kind + " " + change.ref().name() + (created ? " created" : " deleted"), 1, Integer::sum);
        }
    }

    public Map<String, Integer> counts() {
        return counts;
    }
}
