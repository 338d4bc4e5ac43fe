package dev.ordinal.embedded.store;

import java.util.List;
import java.util.function.Consumer;

/** Which part of an object a write may change, whether it is kept, and who hears of fields nobody knows (to warn or refuse). */
public record Write(Part part, boolean dryRun, Consumer<List<String>> unknownFields) {
    /** The doors to an object: itself, and its subresources. */
    public enum Part {
        WHOLE,
        STATUS,
        SCALE
    }

    public static final Write WHOLE = of(Part.WHOLE);
    public static final Write STATUS = of(Part.STATUS);
    public static final Write SCALE = of(Part.SCALE);

    private static Write of(Part part) {
        return new Write(part, false, unknown -> {});
    }
}
