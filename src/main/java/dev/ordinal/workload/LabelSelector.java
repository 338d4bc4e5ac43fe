package dev.ordinal.workload;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A label selector: all of its labels and all of its expressions must hold. An empty one selects everything. */
public record LabelSelector(Map<String, String> matchLabels, List<Expression> matchExpressions) {
    public LabelSelector {
        matchLabels = Map.copyOf(matchLabels);
        matchExpressions = List.copyOf(matchExpressions);
    }

    public boolean matches(Map<String, String> labels) {
        return matches((UnaryOperator<String>) labels::get);
    }

    /**
     * The same, of labels that are no map.
     *
     * @param labels gives the value of a label, or null where there is none
     */
    public boolean matches(UnaryOperator<String> labels) {
        for (Map.Entry<String, String> label : matchLabels.entrySet()) {
            if (!label.getValue().equals(labels.apply(label.getKey()))) {
                return false;
            }
        }
        for (Expression expression : matchExpressions) {
            if (!expression.holds(labels.apply(expression.key()))) {
                return false;
            }
        }
        return true;
    }

    /** One expression; an operator that Kubernetes does not know never holds. */
    public record Expression(String key, String operator, List<String> values) {
        public Expression {
            values = List.copyOf(values);
        }

        /** @param value of the label of that key; null where there is none */
        boolean holds(String value) {
            return switch (operator) {
                case "In" -> value != null && values.contains(value);
                case "NotIn" -> value == null || !values.contains(value);
                case "Exists" -> value != null;
                case "DoesNotExist" -> value == null;
                default -> false;
            };
        }
    }
}
