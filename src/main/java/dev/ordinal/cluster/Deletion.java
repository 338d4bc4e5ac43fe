package dev.ordinal.cluster;

/**
 * How to delete.
 *
 * @param uid only the object with this uid; empty for whatever bears the name
 * @param propagation {@code Background}, {@code Foreground} or {@code Orphan}
 */
public record Deletion(String uid, String propagation) {
    public static final String BACKGROUND = "Background";
    public static final String ORPHAN = "Orphan";

    /** Fenced: a namesake that came later is not touched. */
    public static Deletion of(String uid) {
        return new Deletion(uid, BACKGROUND);
    }
}
