package dev.ordinal.requests.broker;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a record lies in its topic, as a letter is named after it. */
record KafkaPlace(int partition, long offset) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

    static Optional<KafkaPlace> of(String text) {
        Matcher found = TEXT.matcher(text);
        return found.matches()
                ? Optional.of(new KafkaPlace(Integer.parseInt(found.group(1)), Long.parseLong(found.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
