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
    private boolean holding;

    public SimProcess(Agenda agenda, SimClock clock) {
        this.agenda = agenda;
        this.clock = clock;
    }

    public void crash() {
        alive = false;
    }

    public boolean alive() {
        return alive;
    }

    /**
     * Nothing of it runs for this long.
     *
     * @param holdsWrites what it was about to send leaves it only when it thaws: it was frozen after its last look at the lease
     */
    public void freeze(Duration howLong, boolean holdsWrites) {
        frozenUntil = clock.instant().plus(howLong);
        holding = holdsWrites;
    }

    public boolean frozen() {
        return alive && clock.instant().isBefore(frozenUntil);
    }

    public Timer timer() {
        return (delay, task) -> agenda.schedule(delay, () -> run(task));
    }

    public Executor executor() {
        return task -> agenda.schedule(Duration.ZERO, () -> run(task));
    }

    /** Runs it now, or when the process thaws, or never. */
    void run(Runnable task) {
        if (frozen()) {
            later(() -> run(task));
        } else if (alive) {
            task.run();
        }
    }

    /** A call reaches the server, also one of a process that has crashed since. */
    void send(Runnable arrival) {
        if (frozen() && holding) {
            later(arrival);
        } else {
            arrival.run();
        }
    }

    private void later(Runnable task) {
        agenda.schedule(Duration.between(clock.instant(), frozenUntil), task);
    }
}
