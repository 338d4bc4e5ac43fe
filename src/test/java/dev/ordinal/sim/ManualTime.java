package dev.ordinal.sim;

import dev.ordinal.embedded.controllers.Agenda;
import dev.ordinal.workload.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

/** A clock, a timer and an executor that a test moves by hand. */
public final class ManualTime {
    private final SimClock clock = new SimClock();
    private final Agenda agenda = new Agenda(clock, new ReentrantLock());

    public SimClock clock() {
        return clock;
    }

    public Agenda agenda() {
        return agenda;
    }

    public Timer timer() {
        return agenda::schedule;
    }

    public Executor executor() {
        return task -> agenda.schedule(Duration.ZERO, task);
    }

    /** Everything that is due within this time happens, each at its time. */
    public void pass(Duration howLong) {
        Instant end = clock.instant().plus(howLong);
        agenda.runDue(clock.instant());
        while (agenda.next().filter(at -> !at.isAfter(end)).isPresent()) {
            clock.advanceTo(agenda.next().orElseThrow());
            agenda.runDue(clock.instant());
        }
        clock.advanceTo(end);
    }
}
