package dev.ordinal.cluster;

/** The patches we send: those that every kind takes, custom resources too. */
public enum PatchType {
    JSON("application/json-patch+json"),
    MERGE("application/merge-patch+json"),

    /** Knows which lists are merged by which key; built-in kinds only. */
    STRATEGIC("application/strategic-merge-patch+json");

    private final String mediaType;

    PatchType(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
