package dev.ordinal.workload;

import java.util.OptionalInt;

/** Something to be done to the cluster, as data: decided by the planner, done by the actor. Each carries why. */
public sealed interface Action {
    Reason reason();

    /** The ordinal it is about; empty when it is about the workload as a whole. */
    default OptionalInt about() {
        return switch (this) {
            case CreateClaim create -> OptionalInt.of(create.ordinal());
            case CreatePod create -> OptionalInt.of(create.ordinal());
            case DeletePod delete -> OptionalInt.of(delete.ordinal());
            case Guard guard -> OptionalInt.empty();
            case LetGo letGo -> OptionalInt.empty();
            case CreateRevision create -> OptionalInt.empty();
            case RaiseRevision raise -> OptionalInt.empty();
            case DeleteWorkload delete -> OptionalInt.empty();
        };
    }

    /** Puts our finalizer on the workload. */
    record Guard(Reason reason) implements Action {}

    /** Takes our finalizer off the workload. */
    record LetGo(Reason reason) implements Action {}

    /** Stores the present pod template under this name and number. */
    record CreateRevision(String name, long number, Reason reason) implements Action {}

    /** Raises an older revision to be the newest (R3.5). */
    record RaiseRevision(ObservedRevision revision, long number, Reason reason) implements Action {}

    /** Creates the claim that the named template makes for an ordinal. */
    record CreateClaim(int ordinal, String template, String name, Reason reason) implements Action {}

    /**
     * Creates the pod of an ordinal.
     *
     * @param present whether the revision is that of the present template; an older one's is read from history
     */
    record CreatePod(int ordinal, String name, String revision, boolean present, Reason reason) implements Action {}

    /** Deletes exactly this pod, in exactly the state that was decided upon (R6.8): not a namesake, not one let go meanwhile. */
    record DeletePod(int ordinal, String name, String uid, String version, Reason reason) implements Action {

        public static DeletePod of(ObservedPod pod, Reason reason) {
            return new DeletePod(pod.ordinal(), pod.name(), pod.uid(), pod.version(), reason);
        }
    }

    /** Deletes the workload itself, whose pods are all gone. */
    record DeleteWorkload(Reason reason) implements Action {}
}
