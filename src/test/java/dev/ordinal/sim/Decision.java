package dev.ordinal.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a call of the program rests on: what had been shown to it when the first call of the same turn left. A call that is made
 * at once upon the answer to another belongs to the same turn; the program decides once in a turn.
 */
final class Decision {
    private final Eyes eyes;
    private final Eyes.Sight sight;
    private final Instant at;
    private final Instant clock;
    private final List<Call> sent = new ArrayList<>();

    /**
     * @param at the time of the simulation
     * @param clock what the clock of the process said then
     */
    Decision(Eyes eyes, Instant at, Instant clock) {
        this.eyes = eyes;
        this.sight = eyes.sight();
        this.at = at;
        this.clock = clock;
    }

    Eyes eyes() {
        return eyes;
    }

    Eyes.Sight sight() {
        return sight;
    }

    Instant at() {
        return at;
    }

    Instant clock() {
        return clock;
    }

    void sends(Call call) {
        sent.add(call);
    }

    /** Calls of this turn that left before this one: the program knows of them, though it was shown nothing. */
    List<Call> before(Call call) {
        int end = sent.indexOf(call);
        return sent.subList(0, end < 0 ? sent.size() : end);
    }
}
