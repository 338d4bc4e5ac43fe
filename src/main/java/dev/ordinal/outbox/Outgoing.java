package dev.ordinal.outbox;

import io.smallrye.reactive.messaging.amqp.OutgoingAmqpMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * A CloudEvent in structured mode.
 *
 * @param key what it is about, {@code namespace/name}: events of one key keep their order
 * @param type its type; subscribers of RabbitMQ and AMQP 1.0 choose by it
 */
public record Outgoing(String key, String type, String json) {
    private static final String STRUCTURED = "application/cloudevents+json; charset=utf-8";
    private static final int PERSISTENT = 2;

    /** With what each kind of broker wants to know; the connector takes its own. */
    Message<Object> message() {
        OutgoingKafkaRecordMetadata<byte[]> kafka = OutgoingKafkaRecordMetadata.<byte[]>builder()
                .withKey(utf8(key))
                .withHeaders(List.of(new RecordHeader("content-type", utf8(STRUCTURED))))
                .build();
        OutgoingRabbitMQMetadata rabbit = OutgoingRabbitMQMetadata.builder()
                .withRoutingKey(type)
                .withContentType(STRUCTURED)
                .withDeliveryMode(PERSISTENT)
                .build();
        OutgoingAmqpMetadata amqp = OutgoingAmqpMetadata.builder()
                .withSubject(type)
                .withGroupId(key)
                .withContentType(STRUCTURED)
                .withDurable(true)
                .build();
        return Message.of(utf8(json), Metadata.of(kafka, rabbit, amqp));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
