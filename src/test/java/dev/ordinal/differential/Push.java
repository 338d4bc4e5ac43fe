package dev.ordinal.differential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.it.Kube;

/**
 * Wakes the built-in controller: a label of the set that means nothing. It takes no notice of claims (R1.10), nor of pods of a
 * former set or released ones whose name it waits for, and tries again only when its back-off, which grows to a quarter of an
 * hour, is over.
 */
final class Push {
    static final String LABEL = "test.ordinal.dev/pushed";

    private Push() {}

    static void push(Namespace namespace, String set) {
        ObjectNode patch = Kube.JSON.createObjectNode();
        patch.putObject("metadata").putObject("labels").put(LABEL, Long.toString(System.nanoTime()));
        namespace.send(Kind.SET, Call.merge(set, patch));
    }
}
