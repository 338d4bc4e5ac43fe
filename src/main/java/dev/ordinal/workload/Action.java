package dev.ordinal.workload;

import java.util.OptionalInt;
import java.util.Set;

/** Something to be done to the cluster, as data: decided by the planner, done by the actor. Each carries why. */
public sealed interface Action {
    Reason reason();

    /** The ordinal it is about; empty when it is about the workload as a whole. */
    default OptionalInt about() {
        return switch (this) {
            case CreateClaim create -> OptionalInt.of(create.ordinal());
            case OwnClaim own -> OptionalInt.of(own.ordinal());
            case CreatePod create -> OptionalInt.of(create.ordinal());
            case ChangePod change -> change.pod().about();
            case DeletePod delete -> delete.pod().about();
            case Guard guard -> OptionalInt.empty();
            case LetGo letGo -> OptionalInt.empty();
            case CreateRevision create -> OptionalInt.empty();
            case ChangeRevision change -> OptionalInt.empty();
            case DeleteRevision delete -> OptionalInt.empty();
            case DeleteWorkload delete -> OptionalInt.empty();
        };
    }

    /** Puts our finalizer on the workload. */
    record Guard(Reason reason) implements Action {}

    /** Takes our finalizer off the workload. */
    record LetGo(Reason reason) implements Action {}

    /**
     * Stores the present pod template under this name and number, unless it turns out to mean what the newest revision holds (R3.4),
     * or to be held by one that others have: pods that come with that one to be adopted would be restarted for nothing (R3.5).
     *
     * @param newest name of the newest revision there is; empty if there is none
     * @param heldByOthers names of revisions that hold the same template and belonged to somebody else
     */
    record CreateRevision(String name, long number, String newest, Set<String> heldByOthers, Reason reason)
            implements Action {
        public CreateRevision {
            heldByOthers = Set.copyOf(heldByOthers);
        }
    }

    /** Makes a revision ours, if nobody's, and gives it this number: the newest, to return to it (R2.2, R3.5). */
    record ChangeRevision(ObservedRevision revision, long number, Reason reason) implements Action {}

    /** Deletes exactly this revision (R3.8). */
    record DeleteRevision(ObservedRevision revision, Reason reason) implements Action {}

    /**
     * Creates the claim that the named template makes for an ordinal.
     *
     * @param keeper who owns it from the start, so that it needs no second write
     */
    record CreateClaim(int ordinal, String template, String name, Keeper keeper, Reason reason) implements Action {}

    /**
     * Gives a claim the owner that the retention policy names, after a live read of the workload and of the claim.
     *
     * @param pod the pod that the claim belongs to, whose own references are ours to write
     */
    record OwnClaim(int ordinal, ObservedClaim claim, Keeper keeper, Pod pod, Reason reason) implements Action {}

    /**
     * Creates the pod of an ordinal.
     *
     * @param present whether the revision is that of the present template; an older one's is read from history
     */
    record CreatePod(int ordinal, String name, String revision, boolean present, Reason reason) implements Action {}

    /** Adopts, releases or repairs exactly this pod; which of them the change says. */
    record ChangePod(Pod pod, Change change, Reason reason) implements Action {

        /** What is changed. */
        public enum Change {
            /** We become its controller, after a live read of the workload (R2.3c). */
            ADOPT,

            /** We stop being its controller (R2.3b). */
            RELEASE,

            /** It gets the labels of its ordinal (R5.7). */
            IDENTIFY
        }
    }

    /** Deletes exactly this pod, in exactly the state that was decided upon (R6.8): not a namesake, not one let go meanwhile. */
    record DeletePod(Pod pod, Reason reason) implements Action {

        public static DeletePod of(ObservedPod pod, Reason reason) {
            return new DeletePod(Pod.of(pod), reason);
        }
    }

    /** Deletes the workload itself, whose pods are all gone. */
    record DeleteWorkload(Reason reason) implements Action {}

    /** Names exactly one pod in exactly one state. */
    record Pod(int ordinal, String name, String uid, String version) {

        public static Pod of(ObservedPod pod) {
            return new Pod(pod.ordinal(), pod.name(), pod.uid(), pod.version());
        }

        OptionalInt about() {
            return ordinal == ObservedPod.NO_ORDINAL ? OptionalInt.empty() : OptionalInt.of(ordinal);
        }
    }
}
