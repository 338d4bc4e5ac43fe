package dev.ordinal.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.embedded.kinds.Ref;
import dev.ordinal.embedded.store.Gate;
import dev.ordinal.embedded.store.Store;
import dev.ordinal.embedded.trees.Quantity;
import dev.ordinal.embedded.trees.Trees;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A claim may grow if its storage class allows it, and never shrink. */
record ClaimGate(Store store) implements Gate {
    @Override
    public void check(Ref ref, JsonNode object, @Nullable JsonNode old) {
        if (!ref.kind().is("persistentvolumeclaims") || old == null) {
            return;
        }
        BigDecimal wanted = storage(object);
        int change = wanted.compareTo(storage(old));
        if (change < 0) {
            throw ref.invalid(
                    "/spec/resources/requests/storage", "Forbidden: field can not be less than status.capacity");
        }
        String name = Trees.text(old, "spec", "storageClassName");
        boolean expands = store.find(store.ref("storageclasses.storage.k8s.io", "", name))
                .filter(found -> found.tree().path("allowVolumeExpansion").asBoolean())
                .isPresent();
        if (change > 0 && !expands) {
            throw ref.forbidden("only dynamically provisioned pvc can be resized and the storageclass that provisions"
                    + " the pvc must support resize");
        }
    }

    private static BigDecimal storage(JsonNode claim) {
        return Quantity.of(Trees.at(claim, "spec", "resources", "requests", "storage"));
    }
}
