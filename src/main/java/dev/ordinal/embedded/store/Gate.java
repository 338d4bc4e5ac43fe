package dev.ordinal.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.kinds.Ref;
import org.jspecify.annotations.Nullable;

/** A last check before an object is stored: throws a StatusException to refuse it. Quota is one. It may also give what a new one lacks. */
@FunctionalInterface
public interface Gate {
    void check(Ref ref, JsonNode object, @Nullable JsonNode old);

    /** Before a new object is completed and checked. */
    default void give(Ref ref, ObjectNode object) {}
}
