package dev.ordinal.embedded.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.embedded.kinds.Ref;

/** What admission writes into an object that is being created, before what is left out is filled in and before it is checked. */
@FunctionalInterface
public interface Amendment {
    void amend(Ref ref, ObjectNode object);
}
