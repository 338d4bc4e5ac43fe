package dev.ordinal.requests.queue;

import io.smallrye.mutiny.Multi;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** What holds for messages of every broker that pushes them. */
public final class Inflow {
    private static final Logger LOG = Logger.getLogger(Inflow.class);

    /** Messages that a broker may send ahead of what is being stored: enough to keep the lanes full, little enough for memory. */
    public static final int AHEAD_MAX = RequestFlow.IN_FLIGHT_MAX;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private Inflow() {}

    /** Connects anew whenever the connection ends, for as long as it takes. */
    public static Multi<Message<?>> again(String broker, Multi<Message<?>> once) {
        return once.onCompletion()
                .failWith(() -> new IllegalStateException("it closed the connection"))
                .onFailure()
                .invoke(failure -> LOG.warnf("Requests from %s wait: %s", broker, failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(Patience.JITTER)
                .indefinitely();
    }
}
