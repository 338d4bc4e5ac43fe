package dev.ordinal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.Blueprint;

/** The stored workload as JSON. Shared between threads: whoever builds from it copies. */
public record JsonBlueprint(ObjectNode object) implements Blueprint {}
