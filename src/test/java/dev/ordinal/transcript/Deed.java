package dev.ordinal.transcript;

import dev.ordinal.workload.Action;
import dev.ordinal.workload.WorkloadSpec;

/** An action in a few words. */
final class Deed {
    private Deed() {}

    static String of(WorkloadSpec spec, Action action) {
        String workload = spec.key().name();
        return switch (action) {
            case Action.Guard guard -> "guard " + workload;
            case Action.LetGo letGo -> "let go of " + workload;
            case Action.CreateRevision create -> "record " + create.name() + " as " + create.number();
            case Action.ChangeRevision change -> "number " + change.revision().name() + " as " + change.number();
            case Action.DeleteRevision delete ->
                "delete revision " + delete.revision().name();
            case Action.CreateClaim create -> "create claim " + create.name();
            case Action.OwnClaim own -> "give claim " + own.claim().name() + " to " + to(own);
            case Action.CreatePod create -> "create pod " + create.name() + " at " + create.revision();
            case Action.ChangePod change -> verb(change) + change.pod().name();
            case Action.DeletePod delete -> "delete pod " + delete.pod().name();
            case Action.DeleteWorkload delete -> "delete " + workload;
        };
    }

    private static String to(Action.OwnClaim own) {
        return switch (own.keeper()) {
            case NOBODY -> "nobody";
            case WORKLOAD -> "the set";
            case POD -> "pod " + own.pod().name();
        };
    }

    private static String verb(Action.ChangePod change) {
        return switch (change.change()) {
            case ADOPT -> "adopt pod ";
            case RELEASE -> "release pod ";
            case IDENTIFY -> "relabel pod ";
        };
    }
}
