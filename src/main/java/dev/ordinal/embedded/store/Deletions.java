package dev.ordinal.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.faults.StatusException;
import dev.ordinal.embedded.trees.Trees;
import java.time.Instant;
import java.util.Set;

/** What a request to delete makes of an object: mark it, or let it go. */
final class Deletions {
    static final String ORPHAN = "orphan";
    static final String FOREGROUND = "foregroundDeletion";
    private static final Set<String> POLICIES = Set.of("", "Background", "Foreground", "Orphan");

    private Deletions() {}

    static void demandKnownPolicy(DeleteOptions options) {
        if (!POLICIES.contains(options.propagation())) {
            throw new StatusException(
                    422,
                    "Invalid",
                    "DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Unsupported value: \""
                            + options.propagation()
                            + "\": supported values: \"Foreground\", \"Background\", \"Orphan\"");
        }
    }

    static void demand(Stored object, DeleteOptions options) {
        if (!options.uid().isEmpty() && !options.uid().equals(object.uid())) {
            throw object.ref()
                    .conflict("the UID in the precondition (" + options.uid() + ") does not match the UID in record ("
                            + object.uid() + "). The object might have been deleted and then recreated");
        }
        String version = Long.toString(object.version());
        if (!options.version().isEmpty() && !options.version().equals(version)) {
            throw object.ref()
                    .conflict("the ResourceVersion in the precondition (" + options.version()
                            + ") does not match the ResourceVersion in record (" + version
                            + "). The object might have been modified");
        }
    }

    /** Marks the object as this request wants it; whether anything still holds it is for {@link #held} to say. */
    static ObjectNode mark(Stored object, DeleteOptions options, Instant now) {
        ObjectNode tree = object.copy();
        ObjectNode metadata = Trees.metadata(tree);
        setPolicy(metadata, options.propagation());
        int grace = grace(object, options);
        boolean first = !Trees.terminating(tree);
        if (first || grace < metadata.path("deletionGracePeriodSeconds").asInt()) {
            metadata.put("deletionTimestamp", now.plusSeconds(grace).toString());
            metadata.put("deletionGracePeriodSeconds", grace);
        }
        if (first && metadata.has("generation")) {
            metadata.put("generation", metadata.path("generation").asInt() + 1);
        }
        if (object.ref().kind().is("namespaces")) {
            Trees.child(tree, "status").put("phase", "Terminating");
        }
        return tree;
    }

    private static void setPolicy(ObjectNode metadata, String policy) {
        if (!policy.isEmpty()) {
            Trees.dropText(metadata, "finalizers", ORPHAN);
            Trees.dropText(metadata, "finalizers", FOREGROUND);
        }
        if (policy.equals("Orphan")) {
            Trees.addText(metadata, "finalizers", ORPHAN);
        } else if (policy.equals("Foreground")) {
            Trees.addText(metadata, "finalizers", FOREGROUND);
        }
    }

    /** Only pods that run somewhere get time to stop. */
    private static int grace(Stored object, DeleteOptions options) {
        JsonNode tree = object.tree();
        String phase = Trees.text(tree, "status", "phase");
        if (!object.ref().kind().is("pods")
                || Trees.text(tree, "spec", "nodeName").isEmpty()
                || phase.equals("Succeeded")
                || phase.equals("Failed")) {
            return 0;
        }
        JsonNode wanted = Trees.at(tree, "spec", "terminationGracePeriodSeconds");
        int own = Trees.terminating(tree)
                ? Trees.at(tree, "metadata", "deletionGracePeriodSeconds").asInt()
                : Math.max(1, wanted.asInt(30));
        return options.grace().orElse(own);
    }

    /** True while finalizers or a grace period keep a marked object. */
    static boolean held(ObjectNode tree) {
        return !Trees.at(tree, "metadata", "finalizers").isEmpty()
                || Trees.at(tree, "metadata", "deletionGracePeriodSeconds").asInt() > 0
                || (Trees.text(tree, "kind").equals("Namespace")
                        && !Trees.at(tree, "spec", "finalizers").isEmpty());
    }
}
