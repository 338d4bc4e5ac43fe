package dev.ordinal.act;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.workload.Written;
import dev.ordinal.workload.Written.Target;

/** What an object, as the API server answered it, leaves for later views to show (FRESH). */
final class Trace {
    private Trace() {}

    static Written of(Target target, JsonNode stored) {
        JsonNode metadata = stored.path("metadata");
        return new Written(
                target,
                metadata.path("name").asText(),
                metadata.path("uid").asText(),
                metadata.path("resourceVersion").asLong());
    }
}
