package dev.ordinal.requests.broker;

import dev.ordinal.requests.codec.Arrived;
import dev.ordinal.requests.codec.Binding;
import dev.ordinal.requests.letters.LetterHeaders;
import dev.ordinal.requests.queue.Delivery;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;

/** A record of the topic; where it was read becomes headers of its letter, since a topic keeps what was read. */
record KafkaDelivery(ConsumerRecord<byte[], byte[]> record) implements Delivery {
    private static final byte[] NONE = {};

    /** Of two headers with the same name the last counts; a record without a value is a tombstone. */
    @Override
    public Arrived arrived() {
        Map<String, String> texts = new HashMap<>();
        record.headers()
                .forEach(header -> texts.put(
                        header.key().toLowerCase(Locale.ROOT),
                        new String(header.value() == null ? NONE : header.value(), StandardCharsets.UTF_8)));
        return new Arrived(Binding.KAFKA, texts, Buffer.buffer(record.value() == null ? NONE : record.value()));
    }

    @Override
    public String origin() {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }

    @Override
    public Message<Object> letter(Map<String, String> reasons) {
        return letter(record.value(), reasons);
    }

    @Override
    public Message<Object> letterWithoutBody(Map<String, String> reasons) {
        return letter(null, reasons);
    }

    @Override
    public boolean tooLarge(Throwable failure) {
        return failure instanceof RecordTooLargeException;
    }

    private Message<Object> letter(byte @Nullable [] body, Map<String, String> reasons) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        reasons.forEach((name, value) -> put(headers, name, value));
        put(headers, LetterHeaders.TOPIC, record.topic());
        put(headers, LetterHeaders.PARTITION, String.valueOf(record.partition()));
        put(headers, LetterHeaders.OFFSET, String.valueOf(record.offset()));
        OutgoingKafkaRecordMetadata<byte[]> metadata = OutgoingKafkaRecordMetadata.<byte[]>builder()
                .withKey(record.key())
                .withHeaders(headers)
                .build();
        return Message.of(body, Metadata.of(metadata));
    }

    /** A message that was put aside before and sent again keeps only the last reason. */
    private static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
