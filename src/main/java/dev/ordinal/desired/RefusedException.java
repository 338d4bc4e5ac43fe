package dev.ordinal.desired;

import dev.ordinal.cluster.ApiFailure;

/** Carries a {@link Refusal} out of the depth of a reader or a flow to whoever answers it. */
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

    /** A durable refusal of the server; any other failure stays what it is. */
    static RuntimeException from(ApiFailure failure, String pointer) {
        return ServerRefusal.of(failure, pointer)
                .<RuntimeException>map(RefusedException::new)
                .orElse(failure);
    }

    public Refusal refusal() {
        return refusal;
    }
}
