package dev.ordinal.embedded.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The validation a real API server does with schemas and CEL rules; handed in, so that there is no second copy of the rules. */
@FunctionalInterface
public interface Admission {
    /** Everything wrong with the object as it would be stored; {@code old} is what is stored now, none on create. */
    List<Fault> faults(String group, String kind, ObjectNode object, @Nullable ObjectNode old);

    static Admission everything() {
        return (group, kind, object, old) -> List.of();
    }
}
