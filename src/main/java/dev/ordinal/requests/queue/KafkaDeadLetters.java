package dev.ordinal.requests.queue;

import dev.ordinal.desired.Refusal;
import dev.ordinal.requests.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Puts messages aside on a topic: key, headers and body as they came, the reason in further headers. */
@ApplicationScoped
class KafkaDeadLetters implements DeadLetters {
    private final MutinyEmitter<byte[]> topic;

    KafkaDeadLetters(@Channel("ordinal-requests-dlq") MutinyEmitter<byte[]> topic) {
        this.topic = topic;
    }

    /** One that is too large for the topic with its reason leaves its body where it was read: its origin says where. */
    @Override
    public Uni<Void> store(Delivery delivery, Refusal refusal) {
        Headers headers = headers(delivery, refusal);
        return send(delivery, headers, delivery.body())
                .onFailure(RecordTooLargeException.class)
                .recoverWithUni(() -> {
                    add(
                            headers,
                            "ordinal-body-left",
                            String.valueOf(delivery.body().map(Buffer::length).orElse(0)));
                    return send(delivery, headers, Optional.empty());
                });
    }

    private Uni<Void> send(Delivery delivery, Headers headers, Optional<Buffer> body) {
        OutgoingKafkaRecordMetadata<byte[]> record = OutgoingKafkaRecordMetadata.<byte[]>builder()
                .withKey(delivery.key().map(Buffer::getBytes).orElse(null))
                .withHeaders(headers)
                .build();
        return topic.sendMessage(Message.of(body.map(Buffer::getBytes).orElse(null), Metadata.of(record)));
    }

    private static Headers headers(Delivery delivery, Refusal refusal) {
        Headers headers = new RecordHeaders();
        delivery.headers()
                .forEach(header -> headers.add(header.name(), header.value().getBytes()));
        add(headers, "ordinal-refusal-kind", refusal.kind().name());
        add(headers, "ordinal-refusal", Problem.of(refusal).json("").toString());
        add(headers, "ordinal-topic", delivery.origin().topic());
        add(headers, "ordinal-partition", String.valueOf(delivery.origin().partition()));
        add(headers, "ordinal-offset", String.valueOf(delivery.origin().offset()));
        return headers;
    }

    /** A message that was put aside before and sent again keeps only the last reason. */
    private static void add(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
