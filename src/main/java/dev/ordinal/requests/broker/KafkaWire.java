package dev.ordinal.requests.broker;

import dev.ordinal.requests.queue.Delivery;
import dev.ordinal.requests.queue.Wire;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Kafka: records with a key and headers of bytes. */
@ApplicationScoped
class KafkaWire implements Wire {
    @Override
    public String broker() {
        return "kafka";
    }

    @Override
    @SuppressWarnings("unchecked") // The deserializers of the channel make keys of bytes.
    public Delivery delivery(Message<?> message) {
        IncomingKafkaRecordMetadata<byte[], byte[]> record =
                message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        return new KafkaDelivery(record.getRecord());
    }
}
