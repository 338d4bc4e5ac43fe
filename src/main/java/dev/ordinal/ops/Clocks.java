package dev.ordinal.ops;

import dev.ordinal.requests.rest.FreshIds;
import dev.ordinal.subscribers.Epoch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;

/** What differs from run to run: the time of day, and what is like nothing before. Everybody else is handed it. */
@ApplicationScoped
public class Clocks {

    @Produces
    @Singleton
    InstantSource wall() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    FreshIds ids() {
        return () -> UUID.randomUUID().toString();
    }

    /** Cursors of this process are told from those of any other by it. */
    @Produces
    @Singleton
    Epoch epoch() {
        return new Epoch(UUID.randomUUID().toString().substring(0, 8));
    }
}
