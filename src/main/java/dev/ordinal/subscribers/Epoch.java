package dev.ordinal.subscribers;

import java.util.regex.Pattern;

/** Names one life of this process: numbers of events mean something only within it. */
public record Epoch(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{1,40}");

    public Epoch {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("an epoch is 1 to 40 letters and digits, not '" + text + "'");
        }
    }

    /** The cursor after the event of that number; opaque to clients. */
    public String cursor(long number) {
        return text + "-" + number;
    }
}
