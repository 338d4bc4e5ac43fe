package dev.ordinal.cluster;

import io.fabric8.kubernetes.client.http.AsyncBody;

/** The rest of an answer that nobody waits for any more. */
final class Unread {
    private Unread() {}

    /**
     * Ends the connection of an answer that is still coming. One that came whole has given its connection back: cancelling it would
     * cut off whoever uses that now.
     */
    static void leave(AsyncBody body) {
        if (!body.done().isDone()) {
            body.cancel();
        }
    }
}
