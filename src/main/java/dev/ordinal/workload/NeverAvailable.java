package dev.ordinal.workload;

/**
 * What may be done with a pod that was never available since it was created, where OrderedReady would wait for it: nothing that
 * it holds was ever in use, so an update may roll forward over it (D1) and a scale-down may take it (D5).
 */
public enum NeverAvailable {
    /** It may go. */
    DELETE,

    /** It is waited for, as the built-in controller does. */
    WAIT;

    /** The annotation that lists such pods' uids on a StatefulSet, whose status has no field for them. */
    public static final String ANNOTATION = "apps.ordinal.dev/never-available";
}
