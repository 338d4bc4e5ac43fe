package dev.ordinal.desired;

/** Carries a {@link Refusal} out of the depth of a reader to the door, which answers it. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.detail());
        this.refusal = refusal;
    }

    public RefusedException(Refusal.Kind kind, String pointer, String detail) {
        this(Refusal.of(kind, pointer, detail));
    }

    public Refusal refusal() {
        return refusal;
    }
}
