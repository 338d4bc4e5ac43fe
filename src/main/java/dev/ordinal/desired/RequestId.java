package dev.ordinal.desired;

/** Who asked, and which of its requests this is: the pair makes a redelivered message harmless. */
public record RequestId(String source, String id) {

    /** As kept in the annotation of the object that the request changed. */
    @Override
    public String toString() {
        return source + "#" + id;
    }
}
