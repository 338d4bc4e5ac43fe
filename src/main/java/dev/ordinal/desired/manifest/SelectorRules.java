package dev.ordinal.desired.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordinal.workload.Pointers;

/** The selector: valid, not empty, and such that it finds the pods made from the template. */
final class SelectorRules {
    private static final String POINTER = "/spec/selector";
    private static final String LABELS = "/spec/template/metadata/labels";

    private final JsonNode selector;
    private final JsonNode labels;
    private final Faults faults;

    SelectorRules(JsonNode spec, Faults faults) {
        this.selector = spec.path("selector");
        this.labels = spec.path("template").path("metadata").path("labels");
        this.faults = faults;
    }

    void check() {
        LabelRules.check(labels, LABELS, faults);
        if (!selector.isObject()) {
            return;
        }
        if (selector.path("matchLabels").isEmpty()
                && selector.path("matchExpressions").isEmpty()) {
            faults.add(POINTER, "would select every pod; give matchLabels or matchExpressions");
        }
        LabelRules.check(selector.path("matchLabels"), POINTER + "/matchLabels", faults);
        selector.path("matchLabels").forEachEntry(this::label);
        for (int index = 0; index < selector.path("matchExpressions").size(); index++) {
            JsonNode expression = selector.path("matchExpressions").get(index);
            if (expression != null && expression.isObject()) {
                expression(expression, Pointers.child(POINTER + "/matchExpressions", index));
            }
        }
    }

    private void label(String key, JsonNode value) {
        if (value.isTextual() && !value.equals(labels.path(key))) {
            mismatch(key + "=" + value.asText(), key);
        }
    }

    private void expression(JsonNode expression, String pointer) {
        String key = expression.path("key").asText();
        String operator = expression.path("operator").asText();
        JsonNode values = expression.path("values");
        if (!LabelRules.isKey(key)) {
            faults.add(pointer + "/key", LabelRules.keyForm(key));
            return;
        }
        boolean listed = operator.equals("In") || operator.equals("NotIn");
        if (listed == values.isEmpty()) {
            faults.add(
                    pointer + "/values",
                    listed ? "must name at least one value beside " + operator : "must be absent beside " + operator);
            return;
        }
        for (int index = 0; index < values.size(); index++) {
            if (values.path(index).isTextual()
                    && !LabelRules.isValue(values.path(index).asText())) {
                faults.add(Pointers.child(pointer + "/values", index), LabelRules.VALUE_FORM);
            }
        }
        if (!matches(operator, values, labels.path(key))) {
            mismatch(key + " " + operator + (listed ? " " + values : ""), key);
        }
    }

    private static boolean matches(String operator, JsonNode values, JsonNode label) {
        boolean there = label.isTextual();
        boolean listed = there && values.valueStream().anyMatch(label::equals);
        return switch (operator) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "Exists" -> there;
            case "DoesNotExist" -> !there;
            default -> true; // told by the schema
        };
    }

    private void mismatch(String wanted, String key) {
        JsonNode label = labels.path(key);
        String found = label.isValueNode() && !label.isMissingNode() ? key + "=" + label.asText() : "no label " + key;
        faults.add(LABELS, "must match spec.selector, which wants " + wanted + "; the template has " + found);
    }
}
