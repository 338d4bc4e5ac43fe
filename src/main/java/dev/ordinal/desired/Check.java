package dev.ordinal.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.Fault;
import java.util.List;
import java.util.Optional;

/** Checks a manifest in itself, and against the stored object that it would replace. */
@FunctionalInterface
public interface Check {
    /** Every fault, each with a pointer into the manifest; none if it may be stored. */
    List<Fault> faults(ObjectNode object, Optional<ObjectNode> stored);
}
