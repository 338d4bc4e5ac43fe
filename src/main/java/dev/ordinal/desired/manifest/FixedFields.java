package dev.ordinal.desired.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.Pointers;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What can't be changed once a workload exists, compared with all defaults in place, so that a manifest that left them out may
 * be applied again. A StatefulSet is compared by meaning (1Gi is 1024Mi), an OrdinalSet as written: as the server does each.
 */
final class FixedFields {
    private static final List<String> FIXED =
            List.of("selector", "serviceName", "podManagementPolicy", "volumeClaimTemplates");
    /** One and the same number may be held in nodes of different width. */
    private static final Comparator<JsonNode> BY_NUMBER = (one, other) -> sameNumber(one, other) ? 0 : 1;

    private final ObjectNode next;
    private final ObjectNode former;
    private final Faults faults;

    FixedFields(ObjectNode next, ObjectNode former, Faults faults) {
        this.next = next;
        this.former = former;
        this.faults = faults;
    }

    void check() {
        for (String field : FIXED) {
            JsonNode wanted = comparable(next.path("spec").path(field));
            JsonNode kept = comparable(former.path("spec").path(field));
            if (!wanted.equals(BY_NUMBER, kept)) {
                faults.add(
                        Pointers.of("spec", field),
                        "can't be changed; keep " + shown(kept) + ", or delete the workload and create it anew");
            }
        }
    }

    private static boolean sameNumber(JsonNode one, JsonNode other) {
        if (one.isIntegralNumber() && other.isIntegralNumber()) {
            return one.bigIntegerValue().equals(other.bigIntegerValue());
        }
        return one.equals(other)
                || (one.isNumber() && other.isNumber() && Double.compare(one.doubleValue(), other.doubleValue()) == 0);
    }

    private static String shown(JsonNode kept) {
        return kept.isValueNode() && !kept.isMissingNode() ? Faults.quoted(kept.asText()) : "it as it is";
    }

    private JsonNode comparable(JsonNode value) {
        if (ManifestSchemas.isOrdinalSet(next)) {
            return value;
        }
        JsonNode copy = value.deepCopy();
        for (JsonNode claim : copy.isArray() ? copy : List.<JsonNode>of()) {
            if (claim instanceof ObjectNode template) {
                template.remove(List.of("apiVersion", "kind"));
                amounts(template.path("spec").path("resources").path("requests"));
                amounts(template.path("spec").path("resources").path("limits"));
            }
        }
        dropEmpty(copy);
        return copy;
    }

    private static void amounts(JsonNode resources) {
        if (resources instanceof ObjectNode amounts) {
            for (String name : amounts.propertyStream().map(Map.Entry::getKey).toList()) {
                Quantities.parse(amounts.get(name))
                        .map(BigDecimal::stripTrailingZeros)
                        .ifPresent(amount -> amounts.put(name, amount));
            }
        }
    }

    private static void dropEmpty(JsonNode node) {
        node.forEach(FixedFields::dropEmpty);
        if (node instanceof ObjectNode object) {
            object.removeIf(value -> value.isNull() || (value.isContainerNode() && value.isEmpty()));
        }
    }
}
