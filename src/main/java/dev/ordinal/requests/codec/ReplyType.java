package dev.ordinal.requests.codec;

import java.util.Locale;

/** What is told to whoever sent a request by a queue. */
public enum ReplyType {
    /** The wish is stored. */
    ACCEPTED,
    /** It never will be, as it was sent. */
    REJECTED,
    /** The workload has come to rest, there or further on. */
    COMPLETED,
    /** It was stored and can't be reached, or failed on our side. */
    FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String text() {
        return "dev.ordinal.request." + word() + ".v1";
    }
}
