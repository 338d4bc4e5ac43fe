package dev.ordinal.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What the program may do to claims: make them, and say whom they go with (R8.3–R8.15, INV6, STICKY_STORAGE). */
final class ClaimLaws {
    private final World world;
    private final SeenSpec spec;
    private final Consumer<String> violate;

    ClaimLaws(World world, Consumer<String> violate) {
        this.world = world;
        this.spec = world.spec();
        this.violate = violate;
    }

    /** The set and the ordinal that a claim is of, by its name; the ordinal is -1 if it is of none of them. */
    static int ordinal(SeenSpec spec, String claim) {
        for (JsonNode template : spec.tree().at("/spec/volumeClaimTemplates")) {
            String before = template.at("/metadata/name").asText() + "-" + spec.name() + "-";
            if (claim.startsWith(before)) {
                return Trees.ordinal("x-" + claim.substring(before.length()));
            }
        }
        return -1;
    }

    void created(JsonNode claim) {
        String name = claim.path("metadata").path("name").asText();
        int ordinal = ordinal(spec, name);
        if (ordinal < 0 || !spec.inRange(ordinal) || spec.deleting()) {
            violate.accept("STICKY_STORAGE: nobody wants the claim " + name);
        }
        if (world.claim(name) != null) {
            violate.accept("STICKY_STORAGE: the claim " + name + " was known, and created");
        }
        Map<String, String> owners = Trees.owners(claim);
        if (!owners.isEmpty() && !owners.equals(owners(ordinal))) {
            violate.accept("INV6: the claim " + name + " was created with " + owners);
        }
    }

    void changed(JsonNode before, JsonNode after) {
        String name = before.path("metadata").path("name").asText();
        int ordinal = ordinal(spec, name);
        if (!essence(before).equals(essence(after)) || ordinal < 0) {
            violate.accept("INV7: the claim " + name + " was changed: " + before + " => " + after);
            return;
        }
        Map<String, String> wanted = owners(ordinal);
        Map<String, String> ours = new HashMap<>(Trees.owners(after));
        ours.keySet().removeIf(owner -> !ofUs(owner, ordinal));
        Map<String, String> others = new HashMap<>(Trees.owners(before));
        others.keySet().removeIf(owner -> ofUs(owner, ordinal));
        boolean othersStay = Trees.owners(after).entrySet().containsAll(others.entrySet());
        boolean withdrawn = ours.isEmpty() && !others.isEmpty();
        if (!othersStay || !(ours.equals(wanted) || withdrawn)) {
            violate.accept("INV6: the claim " + name + " went from " + Trees.owners(before) + " to "
                    + Trees.owners(after) + " and not to " + wanted);
        }
    }

    private boolean ofUs(String owner, int ordinal) {
        return owner.equals("Pod/" + spec.name() + "-" + ordinal) || owner.equals(spec.kind() + "/" + spec.name());
    }

    /** The table of claim retention (R8.12). */
    private Map<String, String> owners(int ordinal) {
        SeenPod pod = world.holder(ordinal);
        if (!spec.inRange(ordinal) && spec.deletes("whenScaled") && pod != null) {
            return Map.of("Pod/" + pod.name(), pod.uid());
        }
        return spec.deletes("whenDeleted") && (spec.inRange(ordinal) || !spec.deletes("whenScaled"))
                ? Map.of(spec.kind() + "/" + spec.name(), spec.uid())
                : Map.of();
    }

    private static JsonNode essence(JsonNode claim) {
        ObjectNode essence = claim.deepCopy();
        ((ObjectNode) essence.path("metadata")).remove("ownerReferences");
        ((ObjectNode) essence.path("metadata")).remove("resourceVersion");
        return essence;
    }
}
