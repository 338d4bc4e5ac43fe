package dev.ordinal.ops;

import dev.ordinal.desired.RefusedException;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Failures that nobody waits for any more. A request whose sender has hung up may still be refused, as often as somebody likes to do
 * that: no fault of ours, and nothing for the log.
 */
@ApplicationScoped
public class Dropped {
    private static final Logger LOG = Logger.getLogger(Dropped.class);

    void start(@Observes StartupEvent started) {
        Infrastructure.setDroppedExceptionHandler(Dropped::tell);
    }

    private static void tell(Throwable failure) {
        if (failure instanceof RefusedException) {
            LOG.debugf("Refused, and nobody is there to be told: %s", failure.getMessage());
        } else {
            LOG.error("A failure that nobody waits for", failure);
        }
    }
}
