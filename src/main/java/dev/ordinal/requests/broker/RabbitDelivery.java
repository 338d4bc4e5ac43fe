package dev.ordinal.requests.broker;

import com.rabbitmq.client.BasicProperties;
import com.rabbitmq.client.Envelope;
import dev.ordinal.requests.codec.Arrived;
import dev.ordinal.requests.codec.Binding;
import dev.ordinal.requests.letters.LetterHeaders;
import dev.ordinal.requests.queue.Delivery;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** A message of a RabbitMQ queue, whose headers have types, and a content type apart from them. */
record RabbitDelivery(com.rabbitmq.client.Delivery message) implements Delivery {
    private static final int PERSISTENT = 2;

    /** In bytes. All properties of a message go in one frame of at most 128 KiB, which the reason has to fit in too. */
    private static final int HEADERS_MAX = 48 << 10;

    @Override
    public Arrived arrived() {
        Map<String, String> headers = new HashMap<>(HeaderText.of(headers()));
        if (properties().getContentType() != null) {
            headers.put("content-type", properties().getContentType());
        }
        return new Arrived(Binding.AMQP, headers, Buffer.buffer(message.getBody()));
    }

    @Override
    public String origin() {
        Envelope envelope = message.getEnvelope();
        return envelope.getExchange() + "/" + envelope.getRoutingKey() + "#" + envelope.getDeliveryTag();
    }

    /**
     * Its properties come along, but for those that would spoil the letter: an expiry, and the user that the broker compares with
     * ours. A letter survives a restart of the broker whether its message would have or not.
     */
    @Override
    public Message<Object> letter(Map<String, String> reasons) {
        return letter(message.getBody(), reasons);
    }

    @Override
    public Message<Object> letterWithoutBody(Map<String, String> reasons) {
        return letter(new byte[0], reasons);
    }

    private Message<Object> letter(byte[] body, Map<String, String> reasons) {
        OutgoingRabbitMQMetadata.Builder metadata = OutgoingRabbitMQMetadata.builder()
                .withContentType(properties().getContentType())
                .withContentEncoding(properties().getContentEncoding())
                .withCorrelationId(properties().getCorrelationId())
                .withReplyTo(properties().getReplyTo())
                .withMessageId(properties().getMessageId())
                .withType(properties().getType())
                .withAppId(properties().getAppId())
                .withDeliveryMode(PERSISTENT);
        if (properties().getPriority() != null) {
            metadata.withPriority(properties().getPriority());
        }
        if (properties().getTimestamp() != null) {
            metadata.withTimestamp(properties().getTimestamp().toInstant().atZone(ZoneOffset.UTC));
        }
        metadata.withHeaders(keptHeaders());
        reasons.forEach(metadata::withHeader);
        return Message.of(body, Metadata.of(metadata.build()));
    }

    /** Headers that leave no room for the reason are given up: body and reason are what a letter is for. */
    private Map<String, Object> keptHeaders() {
        Map<String, Object> kept = new HashMap<>(headers());
        long bytes = HeaderText.of(kept).entrySet().stream()
                .mapToLong(header -> utf8(header.getKey()) + utf8(header.getValue()))
                .sum();
        if (bytes > HEADERS_MAX) {
            kept.clear();
            kept.put(LetterHeaders.HEADERS_LEFT, String.valueOf(bytes));
        }
        return kept;
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private BasicProperties properties() {
        return message.getProperties();
    }

    private Map<String, Object> headers() {
        return properties().getHeaders() == null ? Map.of() : properties().getHeaders();
    }
}
