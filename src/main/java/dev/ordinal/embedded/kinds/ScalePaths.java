package dev.ordinal.embedded.kinds;

/** Where a kind that can be scaled keeps its numbers; an empty selector path means it publishes no selector. */
public record ScalePaths(JsonPath specReplicas, JsonPath statusReplicas, String selector) {
    static ScalePaths of(String specReplicas, String statusReplicas, String selector) {
        return new ScalePaths(JsonPath.parse(specReplicas), JsonPath.parse(statusReplicas), selector);
    }
}
