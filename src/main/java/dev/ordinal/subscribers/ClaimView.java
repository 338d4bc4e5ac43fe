package dev.ordinal.subscribers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A claim of an ordinal. Its name says whose it is (R8.1): template, workload and ordinal. */
record ClaimView(int ordinal, String template, ObjectNode json) {
    private static final Comparator<ClaimView> IN_ORDER =
            Comparator.comparingInt(ClaimView::ordinal).thenComparing(ClaimView::template);

    static List<ClaimView> of(ObjectNode workload, List<ObjectNode> claims) {
        List<ClaimView> ours = new ArrayList<>();
        String name = workload.at("/metadata/name").asText();
        for (JsonNode template : workload.at("/spec/volumeClaimTemplates")) {
            String prefix = template.at("/metadata/name").asText() + "-" + name + "-";
            for (ObjectNode claim : claims) {
                OrdinalOf.name(claim.at("/metadata/name").asText(), prefix)
                        .ifPresent(ordinal -> ours.add(
                                view(ordinal, template.at("/metadata/name").asText(), claim)));
            }
        }
        ours.sort(IN_ORDER);
        return ours;
    }

    private static ClaimView view(int ordinal, String template, ObjectNode claim) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", claim.at("/metadata/name").asText());
        json.put("ordinal", ordinal);
        json.put("template", template);
        json.put("uid", claim.at("/metadata/uid").asText());
        json.put("phase", claim.at("/status/phase").asText("Pending"));
        json.put("terminating", claim.path("metadata").has("deletionTimestamp"));
        json.put("storageClass", text(claim.at("/spec/storageClassName")));
        json.put("requested", text(claim.at("/spec/resources/requests/storage")));
        json.put("capacity", text(claim.at("/status/capacity/storage")));
        json.set("accessModes", claim.at("/spec/accessModes").deepCopy());
        json.put("volume", text(claim.at("/spec/volumeName")));
        json.put("created", claim.at("/metadata/creationTimestamp").asText());
        // Who owns it takes it along; without an owner it stays whatever goes.
        json.put("kept", claim.at("/metadata/ownerReferences").isEmpty());
        return new ClaimView(ordinal, template, json);
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }
}
