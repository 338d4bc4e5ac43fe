package dev.ordinal.embedded.trees;

/** A patch that can't be read, or does not fit the object it is meant for. */
public final class PatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean malformed;

    private PatchException(boolean malformed, String message) {
        super(message);
        this.malformed = malformed;
    }

    static PatchException malformed(String message) {
        return new PatchException(true, message);
    }

    static PatchException misfit(String message) {
        return new PatchException(false, message);
    }

    /** True: no object would take this patch. False: this object does not. */
    public boolean malformed() {
        return malformed;
    }
}
