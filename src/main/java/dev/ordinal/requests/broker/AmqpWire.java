package dev.ordinal.requests.broker;

import dev.ordinal.requests.queue.Delivery;
import dev.ordinal.requests.queue.Wire;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Message;

/** AMQP 1.0: messages of {@link AmqpInlet}. */
@ApplicationScoped
class AmqpWire implements Wire {
    @Override
    public String broker() {
        return "amqp";
    }

    @Override
    public Delivery delivery(Message<?> message) {
        return new AmqpDelivery((org.apache.qpid.proton.message.Message) message.getPayload());
    }
}
