package dev.ordinal.desired;

import dev.ordinal.cluster.ApiFailure;

/** Carries a refusal out of the middle of a flow; it becomes a {@link Verdict.Refused} at its end. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
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
