package dev.ordinal.desired;

/** The annotations by which Ordinal keeps what belongs to a wish on the object itself. */
public final class Marks {
    /** The manifest as it was last applied: what it named and a later one does not is removed. */
    public static final String LAST_APPLIED = "apps.ordinal.dev/last-applied";

    /** The last requests that were stored in the object, newest last. */
    public static final String REQUESTS = "apps.ordinal.dev/requests";

    /** Set by a door on a StatefulSet: delete it once its pods are gone. */
    public static final String LEAVING = "apps.ordinal.dev/delete-when-empty";

    /** What a StatefulSet may ask for: {@code Delete} lets pods go that were never available, where it would wait for them. */
    public static final String NEVER_AVAILABLE_POLICY = "apps.ordinal.dev/never-available-pod-policy";

    /** On a StatefulSet that is paused: the partition to go back to. */
    public static final String PAUSED_PARTITION = "apps.ordinal.dev/paused-partition";

    private Marks() {}
}
