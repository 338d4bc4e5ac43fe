package dev.ordinal.requests.queue;

import dev.ordinal.access.Access;
import dev.ordinal.desired.DesiredStates;
import dev.ordinal.requests.codec.RequestCodec;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The request topic of Kafka; all that matters happens in {@link RequestFlow}. */
@ApplicationScoped
class RequestTopic {
    private final RequestFlow flow;

    RequestTopic(
            DesiredStates desired,
            Access access,
            DeadLetters deadLetters,
            @ConfigProperty(name = "ordinal.request.max-bytes") int bytesMax) {
        RequestFlow.Doors doors = new RequestFlow.Doors(new RequestCodec(bytesMax), access, desired);
        this.flow = new RequestFlow(doors, deadLetters, Patience.USUAL, Infrastructure.getDefaultWorkerPool());
    }

    @Incoming("ordinal-requests")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    CompletionStage<Void> take(Message<byte[]> message) {
        return flow.take(delivery(message), message::ack);
    }

    @SuppressWarnings("unchecked") // The deserializers of the channel make keys of bytes.
    private static Delivery delivery(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<byte[], byte[]> record =
                message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        List<Delivery.Header> headers = new ArrayList<>();
        for (Header header : record.getHeaders()) {
            byte[] value = header.value();
            headers.add(new Delivery.Header(header.key(), Buffer.buffer(value == null ? new byte[0] : value)));
        }
        return new Delivery(
                Optional.ofNullable(record.getKey()).map(Buffer::buffer),
                Optional.ofNullable(message.getPayload()).map(Buffer::buffer),
                headers,
                new Delivery.Origin(record.getTopic(), record.getPartition(), record.getOffset()));
    }
}
