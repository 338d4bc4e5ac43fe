package dev.ordinal.requests.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How attributes of a CloudEvent in binary mode travel in the headers of a message, as the protocol's binding says it. */
public enum Binding {
    KAFKA("ce_", "ce_"),
    /** Both are the binding's; JMS knows no colon in a name. */
    AMQP("cloudEvents:", "cloudEvents_");

    private final String prefix;
    private final String alternative;

    Binding(String prefix, String alternative) {
        this.prefix = prefix;
        this.alternative = alternative;
    }

    /** @param headers names in lower case; where both prefixes name one attribute, the first counts */
    Map<String, String> attributes(Map<String, String> headers) {
        Map<String, String> attributes = new HashMap<>();
        for (String each : List.of(prefix, alternative)) {
            headers.forEach((name, value) -> {
                if (name.regionMatches(true, 0, each, 0, each.length())) {
                    attributes.putIfAbsent(name.substring(each.length()), value);
                }
            });
        }
        return attributes;
    }

    /** The header that an attribute is best sent in. */
    public String header(String attribute) {
        return prefix + attribute;
    }
}
