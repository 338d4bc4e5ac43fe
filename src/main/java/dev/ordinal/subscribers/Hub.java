package dev.ordinal.subscribers;

import dev.ordinal.status.StatusEvent;
import dev.ordinal.workload.WorkloadKey;
import io.vertx.core.Context;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Who wants what: an event is handed to the groups that may want it, found by its workload and namespace, however many others there
 * are. Called by whoever records a status, who is never held up.
 */
final class Hub implements Consumer<StatusEvent> {
    private final Group.Stock stock;
    private final Map<Place, Group> groups = new ConcurrentHashMap<>();
    private final Map<WorkloadKey, List<Group>> byWorkload = new ConcurrentHashMap<>();
    private volatile long number;

    Hub(Group.Stock stock) {
        this.stock = stock;
    }

    /** Where a group is: all its members are on one event loop and want the same. */
    private record Place(Context loop, Filter filter) {}

    @Override
    public void accept(StatusEvent event) {
        WorkloadKey key = event.status().key();
        tell(Filter.EVERYTHING, event);
        tell(new WorkloadKey(key.namespace(), ""), event);
        tell(key, event);
        // After the groups: whoever reads this number and then finds a group idle has written all events up to it.
        number = event.number();
    }

    private void tell(WorkloadKey scope, StatusEvent event) {
        byWorkload.getOrDefault(scope, List.of()).forEach(group -> group.accept(event));
    }

    /** The number up to which every event has been handed on. */
    long number() {
        return number;
    }

    /** On that loop: the subscription hears every event that is recorded after this returns. */
    void join(Context loop, Filter filter, Subscription subscription) {
        Group group = groups.computeIfAbsent(new Place(loop, filter), place -> new Group(loop, filter, stock));
        group.add(subscription);
        byWorkload.compute(
                filter.scope(),
                (scope, known) -> known == null
                        ? List.of(group)
                        : known.contains(group)
                                ? known
                                : Stream.concat(known.stream(), Stream.of(group))
                                        .toList());
    }

    /** On that loop; false if it had left before. */
    boolean leave(Context loop, Filter filter, Subscription subscription) {
        Place place = new Place(loop, filter);
        Group group = groups.get(place);
        if (group == null || !group.remove(subscription)) {
            return false;
        }
        if (group.empty()) {
            groups.remove(place);
            byWorkload.computeIfPresent(
                    filter.scope(),
                    (scope, known) -> known.size() == 1
                            ? null
                            : known.stream().filter(other -> other != group).toList());
        }
        return true;
    }

    Collection<Group> groups() {
        return groups.values();
    }
}
