package dev.ordinal.sim;

import dev.ordinal.embedded.controllers.Agenda;
import dev.ordinal.workload.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;

/** One run of the program: what it wanted to do later is lost when it crashes, and comes late when it is frozen. */
public final class SimProcess {
    private final Agenda agenda;
    private final SimClock clock;
    private boolean alive = true;
    private Instant frozenUntil = Instant.MIN;

    public SimProcess(Agenda agenda, SimClock clock) {
        this.agenda = agenda;
        this.clock = clock;
    }

    public void crash() {
        alive = false;
    }

    public void freeze(Duration howLong) {
        frozenUntil = clock.instant().plus(howLong);
    }

    public Timer timer() {
        return (delay, task) -> agenda.schedule(delay, () -> run(task));
    }

    public Executor executor() {
        return task -> agenda.schedule(Duration.ZERO, () -> run(task));
    }

    /** Runs it now, or when the process thaws, or never. */
    void run(Runnable task) {
        if (alive && clock.instant().isBefore(frozenUntil)) {
            agenda.schedule(Duration.between(clock.instant(), frozenUntil), () -> run(task));
        } else if (alive) {
            task.run();
        }
    }
}
