package dev.ordinal.workload;

import java.util.List;

/**
 * A volume claim as the cluster shows it.
 *
 * @param version its resourceVersion as seen
 * @param owners who has to be gone before the garbage collector takes it (R8.9)
 */
public record ObservedClaim(
        String name, String uid, String version, String phase, boolean terminating, List<OwnerReference> owners) {
    public ObservedClaim {
        owners = List.copyOf(owners);
    }
}
