package dev.ordinal.desired.patch;

/** A patch that can't be applied, and where in the patch that is. */
public final class PatchFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String pointer;

    /** Who has to change something. */
    public enum Kind {
        /** It is none. */
        MALFORMED,
        /** It does not fit what is there. */
        MISFIT,
        /** It expects another state than there is. */
        FAILED_TEST
    }

    PatchFault(Kind kind, String pointer, String detail) {
        super(detail);
        this.kind = kind;
        this.pointer = pointer;
    }

    static PatchFault malformed(String pointer, String detail) {
        return new PatchFault(Kind.MALFORMED, pointer, detail);
    }

    static PatchFault misfit(String pointer, String detail) {
        return new PatchFault(Kind.MISFIT, pointer, detail);
    }

    public Kind kind() {
        return kind;
    }

    public String pointer() {
        return pointer;
    }
}
