package dev.ordinal.embedded.store;

import dev.ordinal.embedded.kinds.Kind;
import dev.ordinal.embedded.trees.Requirements;

/** Which objects: of a kind, in a namespace (empty: all), that the selectors pick. */
public record Query(Kind kind, String namespace, Requirements labels, FieldSelector fields) {
    public static Query all(Kind kind) {
        return in(kind, "");
    }

    public static Query in(Kind kind, String namespace) {
        return new Query(kind, namespace, Requirements.NONE, FieldSelector.NONE);
    }

    /** Whether labels or fields are asked for. */
    boolean selects() {
        return !labels.all().isEmpty() || !fields.terms().isEmpty();
    }

    boolean matches(Stored object) {
        return (namespace.isEmpty() || namespace.equals(object.ref().namespace()))
                && fields.holds(object.tree())
                && (labels.all().isEmpty() || labels.hold(object.labels()));
    }
}
