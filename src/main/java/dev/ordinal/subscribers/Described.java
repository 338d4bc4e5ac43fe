package dev.ordinal.subscribers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What people call a workload and say of it, beside the name that Kubernetes holds to: annotations of the stored object. */
final class Described {
    /** Ours first; what was made with KubeSphere is read too. */
    private static final List<String> ALIAS = List.of("apps.ordinal.dev/alias", "kubesphere.io/alias-name");

    private static final List<String> DESCRIPTION = List.of("kubernetes.io/description", "kubesphere.io/description");

    private Described() {}

    static void put(JsonNode object, ObjectNode row) {
        row.put("alias", first(object, ALIAS));
        row.put("description", first(object, DESCRIPTION));
    }

    /** Or null. */
    static String alias(JsonNode object) {
        return first(object, ALIAS);
    }

    private static String first(JsonNode object, List<String> keys) {
        JsonNode annotations = object.path("metadata").path("annotations");
        for (String key : keys) {
            String text = annotations.path(key).asText("");
            if (!text.isBlank()) {
                return text;
            }
        }
        return null;
    }
}
