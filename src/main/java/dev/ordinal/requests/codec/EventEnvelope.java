package dev.ordinal.requests.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.desired.Refusal;
import dev.ordinal.desired.RefusedException;
import dev.ordinal.workload.Fault;
import dev.ordinal.workload.Pointers;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A CloudEvent 1.0, whichever of the two modes it came in. Attributes are text by now; what is missing is refused here.
 *
 * @param data empty if the event has none
 */
record EventEnvelope(Map<String, String> attributes, Optional<Payload> data) {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final List<String> REQUIRED = List.of("specversion", "id", "source", "type", "subject");
    /** An attribute is kept in an annotation of the workload: 64 of them have to fit. */
    private static final int ATTRIBUTE_MAX = 256;

    /** The event's data: a tree that the envelope held, or text in some format. */
    sealed interface Payload {
        record Tree(JsonNode tree) implements Payload {}

        record Encoded(String text, Format format) implements Payload {}
    }

    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    /** A message that has headers of the binding is in binary mode; one that says nothing of itself, in structured mode. */
    static EventEnvelope read(Arrived arrived, int bytesMax) {
        String contentType = arrived.headers().getOrDefault("content-type", "");
        Map<String, String> attributes = arrived.binding().attributes(arrived.headers());
        String mediaType = Format.mediaType(contentType);
        if (mediaType.equals(STRUCTURED) || (mediaType.isEmpty() && attributes.isEmpty())) {
            return structured(Text.of(arrived.body().getBytes(), bytesMax, ""), bytesMax);
        }
        if (mediaType.startsWith("application/cloudevents") || attributes.isEmpty()) {
            throw new RefusedException(
                    Refusal.Kind.UNSUPPORTED,
                    "",
                    "content type '" + mediaType + "'; accepted: " + STRUCTURED + ", or " + Format.ACCEPTED
                            + " with the headers "
                            + REQUIRED.stream().map(arrived.binding()::header).collect(Collectors.joining(", ")));
        }
        return binary(attributes, contentType, Text.of(arrived.body().getBytes(), bytesMax, "/data"));
    }

    private static EventEnvelope binary(Map<String, String> attributes, String contentType, String text) {
        requireAttributes(attributes);
        if (text.isEmpty()) {
            return new EventEnvelope(attributes, Optional.empty());
        }
        Format format = contentType.isEmpty() ? Format.JSON : Format.of(contentType, "");
        return new EventEnvelope(attributes, Optional.of(new Payload.Encoded(text, format)));
    }

    private static EventEnvelope structured(String text, int bytesMax) {
        if (!(JsonText.read(text, "") instanceof ObjectNode event)) {
            throw new RefusedException(Refusal.Kind.MALFORMED, "", "expected a CloudEvent, a JSON object");
        }
        Map<String, String> attributes = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        event.forEachEntry((name, value) -> {
            boolean data = name.equals("data") || name.equals("data_base64");
            if (data || value.isNull()) {
                return;
            }
            boolean extension = !REQUIRED.contains(name) && !name.equals("time") && !name.equals("datacontenttype");
            if (value.isTextual() || (extension && (value.isBoolean() || value.isInt()))) {
                attributes.put(name, value.asText());
            } else {
                faults.add(new Fault(Pointers.child("", name), "expected text, not " + ManifestReader.shape(value)));
            }
        });
        if (!faults.isEmpty()) {
            throw new RefusedException(malformed(faults));
        }
        requireAttributes(attributes);
        return new EventEnvelope(attributes, data(event, attributes.getOrDefault("datacontenttype", ""), bytesMax));
    }

    private static Optional<Payload> data(ObjectNode event, String contentType, int bytesMax) {
        JsonNode data = event.path("data");
        JsonNode base64 = event.path("data_base64");
        if (!base64.isMissingNode() && !data.isMissingNode()) {
            throw new RefusedException(
                    Refusal.Kind.MALFORMED, "/data_base64", "an event has data or data_base64, not both");
        }
        Format format = contentType.isEmpty() ? Format.JSON : Format.of(contentType, "/datacontenttype");
        if (!base64.isMissingNode()) {
            return Optional.of(new Payload.Encoded(Text.of(decoded(base64), bytesMax, "/data_base64"), format));
        }
        if (data.isMissingNode() || data.isNull()) {
            return Optional.empty();
        }
        boolean text = format == Format.YAML && data.isTextual();
        return Optional.of(text ? new Payload.Encoded(data.textValue(), format) : new Payload.Tree(data));
    }

    private static byte[] decoded(JsonNode base64) {
        try {
            return Base64.getDecoder().decode(base64.isTextual() ? base64.textValue() : "?");
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.Kind.MALFORMED, "/data_base64", "expected text in base64");
        }
    }

    private static void requireAttributes(Map<String, String> attributes) {
        List<Fault> faults = new ArrayList<>();
        for (String name : REQUIRED) {
            String value = attributes.getOrDefault(name, "");
            if (value.isEmpty()) {
                faults.add(new Fault(Pointers.child("", name), "is missing; every request has it"));
            } else if (value.length() > ATTRIBUTE_MAX && !name.equals("subject")) {
                faults.add(new Fault(Pointers.child("", name), "longer than " + ATTRIBUTE_MAX + " characters"));
            }
        }
        String version = attributes.getOrDefault("specversion", "");
        if (!version.isEmpty() && !version.equals("1.0")) {
            faults.add(new Fault("/specversion", "is '" + version + "'; accepted: '1.0'"));
        }
        time(attributes.getOrDefault("time", "")).ifPresent(faults::add);
        if (!faults.isEmpty()) {
            throw new RefusedException(malformed(faults));
        }
    }

    private static Optional<Fault> time(String time) {
        try {
            if (!time.isEmpty()) {
                OffsetDateTime.parse(time);
            }
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of(new Fault("/time", "is '" + time + "'; expected a time as RFC 3339 writes it"));
        }
    }

    private static Refusal malformed(List<Fault> faults) {
        return new Refusal(Refusal.Kind.MALFORMED, Refusal.invalid(faults).detail(), faults);
    }
}
