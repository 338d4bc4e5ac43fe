package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lanes of actions. Those of one lane are done one after the other, and each only when the one before is done; the lanes of a wave
 * don't need each other, and may be done at the same time.
 */
public record Wave(List<List<Action>> lanes) {
    public Wave {
        lanes = lanes.stream().map(List::copyOf).toList();
    }

    public Stream<Action> actions() {
        return lanes.stream().flatMap(List::stream);
    }
}
