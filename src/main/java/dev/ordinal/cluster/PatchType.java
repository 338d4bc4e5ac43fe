package dev.ordinal.cluster;

/** The patches we send: those that every kind takes, custom resources too. */
public enum PatchType {
    JSON("application/json-patch+json"),
    MERGE("application/merge-patch+json");

    private final String mediaType;

    PatchType(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
