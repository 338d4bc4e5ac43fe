package dev.ordinal.requests.problem;

/** How much of a body is read at all. */
public final class BodyLimit {
    /**
     * A body up to this size is read to its end, and dropped, before its refusal is sent: a client that is still writing would
     * see a broken connection instead of the answer. The limit of the HTTP server has to be the same.
     */
    public static final int READ_MAX = 16 << 20;

    private BodyLimit() {}
}
