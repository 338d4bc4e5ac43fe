package dev.ordinal.requests.broker;

import dev.ordinal.requests.queue.Delivery;
import dev.ordinal.requests.queue.Wire;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Message;

/** RabbitMQ: messages of {@link RabbitInlet}. */
@ApplicationScoped
class RabbitWire implements Wire {
    @Override
    public String broker() {
        return "rabbitmq";
    }

    @Override
    public Delivery delivery(Message<?> message) {
        return new RabbitDelivery((com.rabbitmq.client.Delivery) message.getPayload());
    }
}
