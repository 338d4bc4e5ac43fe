package dev.ordinal.decide;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.Reason;
import dev.ordinal.workload.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a turn has come to so far. */
final class Draft {
    private final Instant now;
    private final List<Wave> waves = new ArrayList<>();
    private final List<Action> sequence = new ArrayList<>();
    private final List<Wait> waits = new ArrayList<>();
    private Optional<Instant> wakeAt = Optional.empty();

    Draft(Instant now) {
        this.now = now;
    }

    /** After everything before it. */
    void act(Action action) {
        sequence.add(action);
    }

    /** After everything before it, and each lane beside the others. */
    void actTogether(List<List<Action>> lanes) {
        List<List<Action>> filled =
                lanes.stream().filter(lane -> !lane.isEmpty()).toList();
        if (filled.size() == 1) {
            sequence.addAll(filled.getFirst());
        } else if (!filled.isEmpty()) {
            endSequence();
            waves.add(new Wave(filled));
        }
    }

    void await(Reason reason, int ordinal, String detail) {
        waits.add(new Wait(reason, OptionalInt.of(ordinal), now, detail));
    }

    /** The workload as a whole waits, or people are to know something of it. */
    void await(Reason reason, String detail) {
        waits.add(new Wait(reason, OptionalInt.empty(), now, detail));
    }

    /** The earliest of several wake-ups counts. */
    void wakeAt(Instant at) {
        if (wakeAt.isEmpty() || at.isBefore(wakeAt.get())) {
            wakeAt = Optional.of(at);
        }
    }

    Instant now() {
        return now;
    }

    List<Wave> waves() {
        endSequence();
        return List.copyOf(waves);
    }

    List<Wait> waits() {
        return waits;
    }

    Optional<Instant> wake() {
        return wakeAt;
    }

    private void endSequence() {
        if (!sequence.isEmpty()) {
            waves.add(new Wave(List.of(List.copyOf(sequence))));
            sequence.clear();
        }
    }
}
