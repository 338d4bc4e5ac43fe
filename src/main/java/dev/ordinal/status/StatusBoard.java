package dev.ordinal.status;

import dev.ordinal.workload.WorkloadKey;
import dev.ordinal.workload.WorkloadStatus;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/**
 * The latest status of every workload, and the last steps that led there, numbered. Reading and recording exclude each other, so
 * that whoever reads knows which events are part of what is read.
 */
public final class StatusBoard {
    private final int replayLength;
    private final ConcurrentSkipListMap<WorkloadKey, WorkloadStatus> latest = new ConcurrentSkipListMap<>();
    private final ArrayDeque<StatusEvent> replay = new ArrayDeque<>();
    private final List<Consumer<StatusEvent>> listeners = new ArrayList<>();
    private long number;
    private long weight;

    /**
     * Keeps fewer events where they are heavy: see {@link StatusEvent#STATES_MAX}.
     *
     * @param replayLength how many events are kept for listeners that come back; older cursors get a snapshot
     */
    public StatusBoard(int replayLength) {
        this.replayLength = replayLength;
    }

    /** Numbers what differs from the former status, keeps it and tells the listeners. The same status again is silence. */
    public synchronized void record(WorkloadStatus status, Instant at) {
        WorkloadStatus before = latest.put(status.key(), status);
        for (Steps.Step step : Steps.between(Optional.ofNullable(before), status)) {
            publish(step, at);
        }
    }

    /** The workload is gone. */
    public synchronized void remove(WorkloadKey key, Instant at) {
        WorkloadStatus before = latest.remove(key);
        if (before != null) {
            Steps.ending(before).forEach(step -> publish(step, at));
        }
    }

    public Optional<WorkloadStatus> latest(WorkloadKey key) {
        return Optional.ofNullable(latest.get(key));
    }

    /** The present state of a namespace (of all if it is empty), from the workload after this one on. */
    public synchronized Joined present(String namespace, Optional<WorkloadKey> after) {
        NavigableMap<WorkloadKey, WorkloadStatus> there = WorkloadKey.within(latest, namespace);
        List<WorkloadStatus> following = after.map(key -> following(there, key)).orElse(there).values().stream()
                .toList();
        return new Joined(number, following, List.of());
    }

    /** A cursor of another namespace may lie outside of this one. */
    private static NavigableMap<WorkloadKey, WorkloadStatus> following(
            NavigableMap<WorkloadKey, WorkloadStatus> there, WorkloadKey key) {
        if (there.isEmpty() || key.compareTo(there.firstKey()) < 0) {
            return there;
        }
        return key.compareTo(there.lastKey()) >= 0 ? Collections.emptyNavigableMap() : there.tailMap(key, false);
    }

    /** The present state of one workload, or none. */
    public synchronized Joined present(WorkloadKey key) {
        return new Joined(number, latest(key).stream().toList(), List.of());
    }

    /** What followed the event of that number; empty if some of it is no longer kept, or the number is not ours. */
    public synchronized Optional<Joined> since(long after) {
        long oldest = number - replay.size();
        if (after < oldest || after > number) {
            return Optional.empty();
        }
        ArrayDeque<StatusEvent> missed = new ArrayDeque<>();
        Iterator<StatusEvent> newestFirst = replay.descendingIterator();
        for (long at = number; at > after; at--) {
            missed.addFirst(newestFirst.next());
        }
        return Optional.of(new Joined(number, List.of(), List.copyOf(missed)));
    }

    /**
     * From now on every event is told, by whoever records it, who is not to be held up. What is read here after this returns and what
     * is heard overlap, and leave no gap: events of a number that is part of the former are not news.
     */
    public synchronized void listen(Consumer<StatusEvent> listener) {
        listeners.add(listener);
    }

    /** It is told no more. */
    public synchronized void leave(Consumer<StatusEvent> listener) {
        listeners.remove(listener);
    }

    private void publish(Steps.Step step, Instant at) {
        number++;
        StatusEvent event = step.numbered(number, at);
        replay.addLast(event);
        weight += event.weight();
        while (replay.size() > replayLength || (weight > StatusEvent.STATES_MAX && replay.size() > 1)) {
            weight -= replay.removeFirst().weight();
        }
        listeners.forEach(listener -> listener.accept(event));
    }

    /**
     * What a reader starts from.
     *
     * @param number of the last event that is part of it
     * @param present every workload's status, for one that begins anew
     * @param missed the events since, for one that resumes
     */
    public record Joined(long number, List<WorkloadStatus> present, List<StatusEvent> missed) {}
}
