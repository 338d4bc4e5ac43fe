package dev.ordinal.subscribers;

import dev.ordinal.outbox.Outbox;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** The channel of statuses. Made when the first one is told: there is none without a broker. */
@ApplicationScoped
class StatusChannel {
    private final Outbox outbox;

    StatusChannel(@Channel("ordinal-status") MutinyEmitter<Object> channel) {
        this.outbox = new Outbox("ordinal.status", channel::sendMessage, Infrastructure.getDefaultWorkerPool());
    }

    Outbox outbox() {
        return outbox;
    }
}
