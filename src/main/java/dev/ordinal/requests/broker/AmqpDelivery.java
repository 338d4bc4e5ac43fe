package dev.ordinal.requests.broker;

import dev.ordinal.requests.codec.Arrived;
import dev.ordinal.requests.codec.Binding;
import dev.ordinal.requests.queue.Delivery;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Section;
import org.apache.qpid.proton.message.Message;

/** A message of AMQP 1.0: its headers are the application properties, its body is bytes, or text as JMS sends it. */
record AmqpDelivery(Message message) implements Delivery {

    @Override
    public Arrived arrived() {
        Map<String, String> headers = new HashMap<>(HeaderText.of(properties()));
        if (message.getContentType() != null) {
            headers.put("content-type", message.getContentType());
        }
        return new Arrived(Binding.AMQP, headers, Buffer.buffer(bytes(message.getBody())));
    }

    @Override
    public String origin() {
        return message.getAddress() + "#" + message.getMessageId();
    }

    @Override
    public org.eclipse.microprofile.reactive.messaging.Message<Object> letter(Map<String, String> reasons) {
        return letter(message.getBody(), reasons);
    }

    @Override
    public org.eclipse.microprofile.reactive.messaging.Message<Object> letterWithoutBody(Map<String, String> reasons) {
        return letter(new Data(new Binary(new byte[0])), reasons);
    }

    /** Its properties come along, but for an expiry; the body stays the section that it was. */
    private org.eclipse.microprofile.reactive.messaging.Message<Object> letter(
            Section body, Map<String, String> reasons) {
        Message letter = Message.Factory.create();
        letter.setDurable(true);
        letter.setPriority(message.getPriority());
        letter.setMessageId(message.getMessageId());
        letter.setSubject(message.getSubject());
        letter.setCorrelationId(message.getCorrelationId());
        letter.setReplyTo(message.getReplyTo());
        letter.setContentType(message.getContentType());
        letter.setContentEncoding(message.getContentEncoding());
        letter.setGroupId(message.getGroupId());
        letter.setCreationTime(message.getCreationTime());
        Map<String, Object> properties = new HashMap<>(properties());
        properties.putAll(reasons);
        letter.setApplicationProperties(new ApplicationProperties(properties));
        letter.setBody(body);
        return org.eclipse.microprofile.reactive.messaging.Message.of(letter);
    }

    private Map<String, Object> properties() {
        ApplicationProperties properties = message.getApplicationProperties();
        return properties == null || properties.getValue() == null ? Map.of() : properties.getValue();
    }

    /** Lists, maps and numbers are no text that anybody could have meant: nothing is read of them. */
    private static byte[] bytes(Section body) {
        return switch (body) {
            case Data data when data.getValue() != null -> bytes(data.getValue());
            case AmqpValue value when value.getValue() instanceof Binary binary -> bytes(binary);
            case AmqpValue value when value.getValue() instanceof String text -> text.getBytes(StandardCharsets.UTF_8);
            case null, default -> new byte[0];
        };
    }

    private static byte[] bytes(Binary binary) {
        byte[] bytes = new byte[binary.getLength()];
        System.arraycopy(binary.getArray(), binary.getArrayOffset(), bytes, 0, bytes.length);
        return bytes;
    }
}
