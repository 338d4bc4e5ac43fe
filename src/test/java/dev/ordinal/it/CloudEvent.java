package dev.ordinal.it;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A request as a CloudEvent, in the two forms of the binding for Kafka. */
record CloudEvent(String subject, String body, Map<String, String> headers) {

    /** What a request is about, apart from its data. */
    record Attributes(String id, String type, String subject) {
        Attributes(String id, String type, String namespace, String name) {
            this(id, type, namespace + "/" + name);
        }
    }

    /** Everything in one JSON document; YAML travels in it as text. */
    static CloudEvent structured(Attributes attributes, String yaml) {
        ObjectNode event = Kube.JSON
                .createObjectNode()
                .put("specversion", "1.0")
                .put("id", attributes.id())
                .put("source", "/it")
                .put("type", "dev.ordinal.request." + attributes.type() + ".v1")
                .put("subject", attributes.subject());
        if (!yaml.isEmpty()) {
            event.put("datacontenttype", "application/yaml").put("data", yaml);
        }
        return new CloudEvent(
                attributes.subject(), event.toString(), Map.of("content-type", "application/cloudevents+json"));
    }

    /** The attributes in headers, the data as the body. */
    static CloudEvent binary(Attributes attributes, String contentType, String data) {
        Map<String, String> headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                attributes.id(),
                "ce_source",
                "/it",
                "ce_type",
                "dev.ordinal.request." + attributes.type() + ".v1",
                "ce_subject",
                attributes.subject(),
                "content-type",
                contentType);
        return new CloudEvent(attributes.subject(), data, headers);
    }
}
