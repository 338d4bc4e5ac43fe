package dev.ordinal.differential;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One thing that is not the same.
 *
 * @param object its kind and name, or {@code steps} for what happened
 * @param pointer what of it; empty for the whole
 * @param builtIn missing where only the other side has it
 */
record Difference(String object, String pointer, JsonNode builtIn, JsonNode ours) {
    private static final int MOST = 300;

    @Override
    public String toString() {
        return object + (pointer.isEmpty() ? "" : " " + pointer) + "\n        built-in: " + text(builtIn)
                + "\n        ordinal:  " + text(ours);
    }

    private static String text(JsonNode tree) {
        String text = tree.isMissingNode() ? "-" : tree.toString();
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }
}
