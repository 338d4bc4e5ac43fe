package dev.ordinal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * The one seam to the Kubernetes API: what is seen and what is done goes through here, over HTTP in production and straight
 * into the embedded store in a simulation. Every failure is an {@link ApiFailure}. Trees handed out belong to the caller.
 */
public interface ClusterApi {

    Uni<ObjectNode> get(ObjectRef object);

    /** A quorum read: the state at the time of the call or later, never an older cached one (FRESH). */
    Uni<Page> list(Query query);

    /**
     * What happens to the objects of a query from a resource version on. Completes when the server ends the watch; the watcher
     * goes on from the last version it saw.
     */
    Multi<WatchEvent> watch(Query query, String resourceVersion);

    /** Creates in the namespace that {@code collection} names; its name comes from the body. */
    Uni<ObjectNode> create(ObjectRef collection, ObjectNode body, Write write);

    /** Replaces the object; a resourceVersion in the body makes it compare-and-set. */
    Uni<ObjectNode> replace(ObjectRef object, ObjectNode body, Write write);

    Uni<ObjectNode> patch(ObjectRef object, PatchType type, JsonNode body);

    Uni<Void> delete(ObjectRef object, Deletion deletion);

    /**
     * How to write.
     *
     * @param dryRun checked and answered by the server, but not stored
     * @param strict unknown and duplicate fields are refused rather than dropped
     * @param brief the answer need hold nothing but the object's metadata, which spares both sides the rest
     */
    record Write(boolean dryRun, boolean strict, boolean brief) {
        public static final Write PLAIN = new Write(false, false, false);
        public static final Write STRICT = new Write(false, true, false);
        public static final Write BRIEF = new Write(false, false, true);
    }
}
