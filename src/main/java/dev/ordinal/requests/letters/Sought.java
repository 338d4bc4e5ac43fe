package dev.ordinal.requests.letters;

import org.jspecify.annotations.Nullable;

/** One letter of a queue that can only be walked. */
public final class Sought {
    private final String id;
    private @Nullable Letter found;

    public Sought(String id) {
        this.id = id;
    }

    /** The next one of the walk; says whether to go on. */
    public boolean take(Letter letter) {
        if (letter.id().equals(id)) {
            found = letter;
        }
        return found == null;
    }

    /** After the walk; fails with a {@link dev.ordinal.desired.RefusedException} if it was not met. */
    public Letter found() {
        if (found == null) {
            throw Letter.missing(id);
        }
        return found;
    }
}
