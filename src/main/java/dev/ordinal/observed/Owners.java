package dev.ordinal.observed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.workload.OwnerReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who owns an object. */
final class Owners {
    private Owners() {}

    static List<OwnerReference> of(JsonNode metadata) {
        List<OwnerReference> owners = new ArrayList<>();
        for (JsonNode owner : metadata.path("ownerReferences")) {
            owners.add(new OwnerReference(
                    owner.path("apiVersion").asText(),
                    owner.path("kind").asText(),
                    owner.path("name").asText(),
                    owner.path("uid").asText(),
                    owner.path("controller").asBoolean()));
        }
        return owners;
    }

    /** There is at most one. */
    static Optional<OwnerReference> controller(JsonNode metadata) {
        return of(metadata).stream().filter(OwnerReference::controller).findFirst();
    }
}
