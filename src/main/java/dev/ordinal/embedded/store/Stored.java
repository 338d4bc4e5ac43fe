package dev.ordinal.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.trees.Trees;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One version of one object. Never changes, so it is shared between readers, history and watches, and so are its bytes. */
public final class Stored {
    private final Ref ref;
    private final long version;
    private final ObjectNode tree;
    private byte @Nullable [] bytes;

    /** Takes the tree over: the caller must not touch it any more. */
    Stored(Ref ref, long version, ObjectNode tree) {
        this.ref = ref;
        this.version = version;
        this.tree = tree;
    }

    public Ref ref() {
        return ref;
    }

    public long version() {
        return version;
    }

    /** For reading only; {@link #copy} gives one to change. */
    public JsonNode tree() {
        return tree;
    }

    public ObjectNode copy() {
        return tree.deepCopy();
    }

    public String uid() {
        return Trees.uid(tree);
    }

    public Map<String, String> labels() {
        return Trees.texts(Trees.at(tree, "metadata", "labels"));
    }

    /** The object as JSON, written once for all who want it; not to be changed. */
    public synchronized byte[] bytes() {
        if (bytes == null) {
            bytes = Trees.bytes(tree);
        }
        return bytes;
    }
}
