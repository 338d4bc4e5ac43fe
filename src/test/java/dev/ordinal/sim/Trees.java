package dev.ordinal.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** What the laws read from objects, written anew from the rules and not taken from the program. */
final class Trees {
    private Trees() {}

    /** §1.1: the digits after the last dash; -1 if there are none, or more than an ordinal has. */
    static int ordinal(String name) {
        String digits = name.substring(name.lastIndexOf('-') + 1);
        return digits.matches("0|[1-9][0-9]{0,8}") && name.lastIndexOf('-') > 0 ? Integer.parseInt(digits) : -1;
    }

    static String parent(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('-')));
    }

    /** The uid of the owner that controls it. */
    static String controller(JsonNode object) {
        for (JsonNode owner : object.path("metadata").path("ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                return owner.path("uid").asText();
            }
        }
        return "";
    }

    /** Whose object it is, as {@code kind/name.uid}. */
    static Map<String, String> owners(JsonNode object) {
        Map<String, String> owners = new HashMap<>();
        object.path("metadata")
                .path("ownerReferences")
                .forEach(owner -> owners.put(
                        owner.path("kind").asText() + "/" + owner.path("name").asText(),
                        owner.path("uid").asText()));
        return owners;
    }

    static boolean terminating(JsonNode object) {
        return object.path("metadata").has("deletionTimestamp");
    }

    /** The template that a revision holds; its directive is no part of it. */
    static JsonNode template(JsonNode revision) {
        JsonNode template = revision.path("data").path("spec").path("template");
        return template.has("$patch") ? ((ObjectNode) template.deepCopy()).without("$patch") : template;
    }

    static boolean hasText(JsonNode list, String text) {
        for (JsonNode entry : list) {
            if (entry.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }
}
