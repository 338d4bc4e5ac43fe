package dev.ordinal.workload;

/**
 * One owner of an object.
 *
 * @param controller whether it is the one that manages the object
 */
public record OwnerReference(String apiVersion, String kind, String name, String uid, boolean controller) {

    /** Names the same object as this, whatever its uid: a namesake that was there before, or the object itself. */
    public boolean namesake(String otherApiVersion, String otherKind, String otherName) {
        return apiVersion.equals(otherApiVersion) && kind.equals(otherKind) && name.equals(otherName);
    }
}
