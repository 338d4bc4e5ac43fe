package dev.ordinal.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What somebody sent: one workload, and what it needs beside it (its Service, ConfigMaps, a PodDisruptionBudget, …).
 *
 * @param workload an {@code OrdinalSet} or an apps/v1 {@code StatefulSet}, as it came
 * @param companions the other documents, in their order
 * @param pointer where in what was sent the workload stands, so that a fault points into the whole: {@code /items/1} in a list,
 *     {@code /1} in a multi-document text, empty where it came alone
 */
public record Manifest(ObjectNode workload, List<Companion> companions, String pointer) {
    public Manifest {
        companions = List.copyOf(companions);
    }

    /** A document that came with a workload, and where it stood. */
    public record Companion(ObjectNode object, String pointer) {}
}
