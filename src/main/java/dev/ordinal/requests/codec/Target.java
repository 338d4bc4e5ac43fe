package dev.ordinal.requests.codec;

import dev.ordinal.workload.WorkloadKey;
import java.util.Optional;

/**
 * Which workload a request names outside of its manifest: by its path, or by its subject.
 *
 * @param name empty where only the manifest names it
 */
public record Target(String namespace, Optional<String> name) {

    public static Target of(WorkloadKey key) {
        return new Target(key.namespace(), Optional.of(key.name()));
    }
}
