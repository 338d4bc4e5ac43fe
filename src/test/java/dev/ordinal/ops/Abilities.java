package dev.ordinal.ops;

import dev.ordinal.workload.Reason;
import java.util.Arrays;

/** What the engine can do yet, by the reasons it knows. */
final class Abilities {
    static final boolean UPDATES =
            Arrays.stream(Reason.values()).anyMatch(reason -> reason.name().equals("UPDATING_POD"));

    private Abilities() {}
}
