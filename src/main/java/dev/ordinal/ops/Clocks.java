package dev.ordinal.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The real time of day; everybody else is handed it. */
@ApplicationScoped
public class Clocks {

    @Produces
    @Singleton
    InstantSource wall() {
        return InstantSource.system();
    }
}
