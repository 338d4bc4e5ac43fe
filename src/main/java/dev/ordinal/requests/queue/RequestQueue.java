package dev.ordinal.requests.queue;

import dev.ordinal.access.Access;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.requests.codec.RequestCodec;
import dev.ordinal.requests.replies.Replies;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The channel of requests, on whichever broker; all that matters happens in {@link RequestFlow}. */
@ApplicationScoped
class RequestQueue {
    private final RequestFlow flow;
    private Wire wire;

    @Produces
    @Singleton
    static RequestFlow.Doors doors(
            DesiredStates desired,
            Access access,
            Replies replies,
            @ConfigProperty(name = "ordinal.request.max-bytes") int bytesMax) {
        return new RequestFlow.Doors(new RequestCodec(bytesMax), access, desired, replies);
    }

    RequestQueue(RequestFlow.Doors doors, DeadLetters deadLetters) {
        this.flow = new RequestFlow(doors, deadLetters, Patience.USUAL, Infrastructure.getDefaultWorkerPool());
    }

    /** The one that is configured; said before any message comes. */
    @Inject
    void choose(@Any Instance<Wire> wires, @ConfigProperty(name = "ordinal.queue.broker") String broker) {
        wire = wires.stream()
                .filter(each -> each.broker().equals(broker))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("ordinal.queue.broker: '" + broker + "'; accepted: "
                        + wires.stream().map(Wire::broker).sorted().collect(Collectors.joining(", "))));
    }

    @Incoming("ordinal-requests")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    CompletionStage<Void> take(Message<?> message) {
        return flow.take(wire.delivery(message), message::ack);
    }
}
