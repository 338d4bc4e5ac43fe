package dev.ordinal.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.trees.Trees;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long the played parts of a pod's life take; a pod's annotations {@code embedded.ordinal.dev/pull} etc. say otherwise. */
public record Timings(Duration pull, Duration start, Duration ready, Duration stop, Duration bind) {
    private static final String ANNOTATION = "embedded.ordinal.dev/";
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|h|m|s)");
    /** For people who watch: long enough to see each step, short enough not to wait. */
    public static final Timings DEFAULT = new Timings(
            Duration.ofMillis(700),
            Duration.ofMillis(300),
            Duration.ofMillis(800),
            Duration.ofMillis(700),
            Duration.ofMillis(200));

    /** For tests: everything happens in the same instant. */
    public static final Timings INSTANT =
            new Timings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    Timings of(JsonNode pod) {
        JsonNode annotations = Trees.at(pod, "metadata", "annotations");
        return new Timings(
                own(annotations, "pull", pull),
                own(annotations, "start", start),
                own(annotations, "ready", ready),
                own(annotations, "stop", stop),
                bind);
    }

    private static Duration own(JsonNode annotations, String name, Duration usual) {
        String text = Trees.text(annotations, ANNOTATION + name);
        return text.isEmpty() ? usual : parse(text, usual);
    }

    /** Reads {@code 1m30s}, {@code 250ms}, {@code 1.5s}; anything else counts as not said. */
    static Duration parse(String text, Duration otherwise) {
        Matcher matcher = PART.matcher(text);
        Duration sum = Duration.ZERO;
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            double unit = switch (matcher.group(2)) {
                case "h" -> 3_600_000;
                case "m" -> 60_000;
                case "s" -> 1_000;
                default -> 1;
            };
            sum = sum.plusMillis(Math.round(Double.parseDouble(matcher.group(1)) * unit));
            end = matcher.end();
        }
        return end == text.length() && end > 0 ? sum : otherwise;
    }
}
