package dev.ordinal.workload;

/** What becomes of claims: kept (the default), or deleted with the workload or with a pod that is scaled away. */
public record Retention(boolean deletedWithWorkload, boolean deletedWhenScaled) {
    public static final Retention KEEP = new Retention(false, false);
}
