package dev.ordinal.embedded.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.trees.Trees;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is stored, under one lock: objects sorted by key, one counter of versions, a bounded history, and who is told. Changes are
 * told in order even when someone who is told makes the next change.
 */
final class Shelf {
    private final ReentrantLock lock;
    private final int historyMax;
    private final Map<String, NavigableMap<String, Stored>> objects = new HashMap<>();
    private final Deque<Change> history = new ArrayDeque<>();
    private final Deque<Change> untold = new ArrayDeque<>();
    private final CopyOnWriteArrayList<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, CopyOnWriteArrayList<Watch>> watches = new HashMap<>();
    private long version;
    /** Changes up to this version are no longer in the history. */
    private long forgotten;

    private boolean telling;

    Shelf(ReentrantLock lock, int historyMax, long firstVersion) {
        this.lock = lock;
        this.historyMax = historyMax;
        this.version = firstVersion;
        this.forgotten = firstVersion;
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    long version() {
        return version;
    }

    /** Everything up to here has been told to every watch. */
    long delivered() {
        return untold.isEmpty() ? version : untold.getFirst().version() - 1;
    }

    NavigableMap<String, Stored> of(String kindId) {
        return objects.computeIfAbsent(kindId, id -> new TreeMap<>());
    }

    /** The objects of a kind as they were at a version that is still known: later changes are taken back. */
    NavigableMap<String, Stored> at(String kindId, long then) {
        if (then >= version) {
            return of(kindId);
        }
        NavigableMap<String, Stored> former = new TreeMap<>(of(kindId));
        for (var changes = history.descendingIterator(); changes.hasNext(); ) {
            Change change = changes.next();
            if (change.version() <= then) {
                break;
            }
            if (change.ref().kind().is(kindId)) {
                change.before()
                        .ifPresentOrElse(
                                before -> former.put(before.ref().key(), before),
                                () -> former.remove(change.ref().key()));
            }
        }
        return former;
    }

    boolean knows(long then) {
        return then >= forgotten && then <= version;
    }

    Optional<Stored> find(Ref ref) {
        return Optional.ofNullable(of(ref.kind().id()).get(ref.key()));
    }

    /** Stores the next version of an object, of which the shelf takes the tree over. */
    Stored put(Ref ref, @Nullable Stored before, ObjectNode tree) {
        Trees.metadata(tree).put("resourceVersion", Long.toString(++version));
        Stored after = new Stored(ref, version, tree);
        of(ref.kind().id()).put(ref.key(), after);
        tell(new Change(ref, version, before, after));
        return after;
    }

    Stored remove(Stored before) {
        of(before.ref().kind().id()).remove(before.ref().key());
        Change change = new Change(before.ref(), ++version, before, null);
        tell(change);
        return change.last();
    }

    private void tell(Change change) {
        history.addLast(change);
        if (history.size() > historyMax) {
            forgotten = history.removeFirst().version();
        }
        untold.addLast(change);
        if (telling) {
            return;
        }
        telling = true;
        try {
            for (Change next = untold.peekFirst(); next != null; next = untold.peekFirst()) {
                untold.removeFirst();
                tellAll(next);
            }
        } finally {
            telling = false;
        }
    }

    private void tellAll(Change change) {
        listeners.forEach(listener -> listener.accept(change));
        watchesOf(change.ref().kind().id()).forEach(watch -> watch.tell(change));
    }

    void listen(Consumer<Change> listener) {
        listeners.add(listener);
    }

    /** Refuses a version whose successors are partly forgotten, or which is still to come. */
    void demandKnown(long from) {
        if (from < forgotten) {
            throw StatusException.expired("too old resource version: " + from + " (" + forgotten + ")");
        }
        if (from > version) {
            throw StatusException.tooLarge(from, version);
        }
    }

    Watch watch(Query query, long from, Consumer<WatchEvent> sink) {
        Watch watch = new Watch(query, sink, this);
        String kindId = query.kind().id();
        long upTo = delivered();
        if (from > 0) {
            demandKnown(from);
            history.stream()
                    .filter(change -> change.version() > from
                            && change.version() <= upTo
                            && change.ref().kind().is(kindId))
                    .forEach(watch::tell);
        } else {
            of(kindId).values().stream()
                    .filter(query::matches)
                    .toList()
                    .forEach(object -> watch.tell(new WatchEvent(WatchEvent.Type.ADDED, object)));
        }
        watchesOf(kindId).add(watch);
        return watch;
    }

    void forget(Watch watch) {
        locked(() -> watchesOf(watch.query().kind().id()).remove(watch));
    }

    private CopyOnWriteArrayList<Watch> watchesOf(String kindId) {
        return watches.computeIfAbsent(kindId, id -> new CopyOnWriteArrayList<>());
    }
}
