package dev.ordinal.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.kinds.Ref;
import org.jspecify.annotations.Nullable;

/** A last check before an object is stored: throws a StatusException to refuse it. Quota is one. */
@FunctionalInterface
public interface Gate {
    void check(Ref ref, JsonNode object, @Nullable JsonNode old);
}
