package dev.ordinal.workload;

/** {@code status.phase} of a pod; an empty phase counts as pending once the object exists. */
public enum PodPhase {
    PENDING("Pending"),
    RUNNING("Running"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed"),
    UNKNOWN("Unknown");

    private final String text;

    PodPhase(String text) {
        this.text = text;
    }

    public static PodPhase of(String text) {
        for (PodPhase phase : values()) {
            if (phase.text.equals(text)) {
                return phase;
            }
        }
        return text.isEmpty() ? PENDING : UNKNOWN;
    }

    /** Failed and Succeeded pods never run again: they are replaced (R5.1). */
    public boolean finished() {
        return this == FAILED || this == SUCCEEDED;
    }

    public String text() {
        return text;
    }
}
