package dev.ordinal.transcript;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.WorkloadSpec;

/** An action in a few words. */
final class Deed {
    private Deed() {}

    static String of(WorkloadSpec spec, Action action) {
        return switch (action) {
            case Action.Guard guard -> "guard " + spec.key().name();
            case Action.LetGo letGo -> "let go of " + spec.key().name();
            case Action.CreateRevision create -> "record " + create.name() + " as " + create.number();
            case Action.RaiseRevision raise ->
                "raise " + raise.revision().name() + " to " + raise.number();
            case Action.CreateClaim create -> "create claim " + create.name();
            case Action.CreatePod create -> "create pod " + create.name() + " at " + create.revision();
            case Action.DeletePod delete -> "delete pod " + delete.name();
            case Action.DeleteWorkload delete -> "delete " + spec.key().name();
        };
    }
}
