package dev.ordinal.cluster;

/**
 * How to delete.
 *
 * @param uid only the object with this uid; empty for whatever bears the name
 * @param version only in this resourceVersion; empty for any
 * @param propagation {@code Background}, {@code Foreground} or {@code Orphan}
 * @param dryRun judged by the server, but not done
 */
public record Deletion(String uid, String version, String propagation, boolean dryRun) {
    public static final String BACKGROUND = "Background";
    public static final String ORPHAN = "Orphan";

    public Deletion(String uid, String version, String propagation) {
        this(uid, version, propagation, false);
    }

    public Deletion rehearsed() {
        return new Deletion(uid, version, propagation, true);
    }

    /** Fenced: a namesake that came later is not touched. */
    public static Deletion of(String uid) {
        return new Deletion(uid, "", BACKGROUND);
    }

    /** Fenced twice: nothing may have changed since it was read. */
    public static Deletion of(String uid, String version) {
        return new Deletion(uid, version, BACKGROUND);
    }
}
