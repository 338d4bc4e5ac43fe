package dev.ordinal.workload;

import java.util.List;

/**
 * What would be done about a wish if every action succeeded and every pod became Ready.
 *
 * @param stages in their order; the actions of one may be done at the same time, or in any order that its lanes allow
 * @param complete false if there is more to do than was looked at
 * @param waits what still holds when nothing is left to do, as a partition does
 */
public record Forecast(List<List<Action>> stages, boolean complete, List<Wait> waits) {
    public Forecast {
        stages = stages.stream().map(List::copyOf).toList();
        waits = List.copyOf(waits);
    }
}
