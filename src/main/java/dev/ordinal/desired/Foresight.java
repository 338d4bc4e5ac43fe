package dev.ordinal.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordinal.workload.Forecast;
import java.util.Optional;

/** What would be done about a wish; nothing is done. */
@FunctionalInterface
public interface Foresight {
    /** Empty while nobody can say, because the view is behind. */
    Optional<Forecast> of(ObjectNode wished);
}
