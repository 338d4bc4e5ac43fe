package dev.ordinal.requests.letters;

import java.util.Locale;
import java.util.Set;

/** Headers that a dead letter has beside those of its message; sent once more, it goes without them. */
public final class LetterHeaders {
    public static final String KIND = "ordinal-refusal-kind";
    public static final String PROBLEM = "ordinal-refusal";
    public static final String AT = "ordinal-refused-at";
    /** How many bytes of the body, or of headers, did not fit beside the reason. */
    public static final String BODY_LEFT = "ordinal-body-left";

    public static final String HEADERS_LEFT = "ordinal-headers-left";
    /** Where it was read, on Kafka. */
    public static final String TOPIC = "ordinal-topic";

    public static final String PARTITION = "ordinal-partition";
    public static final String OFFSET = "ordinal-offset";
    /** RabbitMQ tells in it from which queue it dropped a message itself. */
    static final String DROPPED_FROM = "x-first-death-queue";

    private static final Set<String> OURS =
            Set.of(KIND, PROBLEM, AT, BODY_LEFT, HEADERS_LEFT, TOPIC, PARTITION, OFFSET);

    /** RabbitMQ's own. The count grows whenever somebody looks. */
    private static final Set<String> THE_BROKERS = Set.of(
            "x-death",
            "x-first-death-exchange",
            DROPPED_FROM,
            "x-first-death-reason",
            "x-last-death-exchange",
            "x-last-death-queue",
            "x-last-death-reason",
            "x-delivery-count");

    private LetterHeaders() {}

    /** Whether the message came without it. */
    public static boolean added(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return OURS.contains(lower) || THE_BROKERS.contains(lower);
    }
}
